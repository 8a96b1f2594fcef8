package io.github.eciregistry.fabric8.jkube;

import java.io.File;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import org.eclipse.jkube.kit.common.Dependency;
import org.eclipse.jkube.kit.common.JavaProject;
import org.eclipse.jkube.kit.common.KitLogger;
import org.eclipse.jkube.kit.common.util.ProjectClassLoaders;
import org.eclipse.jkube.kit.config.resource.GroupArtifactVersion;
import org.eclipse.jkube.kit.enricher.api.EnricherContext;
import org.eclipse.jkube.kit.enricher.api.model.Configuration;
import org.eclipse.jkube.kit.enricher.handler.HandlerHub;

/** What an enricher is told about a project that has a directory and properties, and the warnings that it logs. */
final class ProjectContext implements EnricherContext {

    private final Path directory;
    private final Properties properties = new Properties();
    private final List<String> warnings = new ArrayList<>();

    ProjectContext(Path directory, Map<String, String> settings) {
        this.directory = directory;
        settings.forEach((key, value) -> properties.setProperty("jkube.enricher.eci-registry." + key, value));
    }

    List<String> warnings() {
        return warnings;
    }

    @Override
    public File getProjectDirectory() {
        return directory.toFile();
    }

    @Override
    public Configuration getConfiguration() {
        return Configuration.builder().build();
    }

    @Override
    public Properties getProperties() {
        return properties;
    }

    @Override
    public String getProperty(String key) {
        return properties.getProperty(key);
    }

    @Override
    public KitLogger getLog() {
        return new KitLogger() {
            @Override
            public void debug(String message, Object... params) {}

            @Override
            public void info(String message, Object... params) {}

            @Override
            public void warn(String message, Object... params) {
                warnings.add(message.replace("%s", String.valueOf(params[0])));
            }

            @Override
            public void error(String message, Object... params) {}

            @Override
            public boolean isDebugEnabled() {
                return false;
            }
        };
    }

    @Override
    public GroupArtifactVersion getGav() {
        throw new UnsupportedOperationException();
    }

    @Override
    public Map<String, String> getProcessingInstructions() {
        return Map.of();
    }

    @Override
    public void setProcessingInstructions(Map<String, String> instructions) {
        throw new UnsupportedOperationException();
    }

    @Override
    public ProjectClassLoaders getProjectClassLoaders() {
        throw new UnsupportedOperationException();
    }

    @Override
    public boolean hasPlugin(String groupId, String artifactId) {
        return false;
    }

    @Override
    public List<Dependency> getDependencies(boolean transitive) {
        return List.of();
    }

    @Override
    public JavaProject getProject() {
        throw new UnsupportedOperationException();
    }

    @Override
    public HandlerHub getHandlerHub() {
        throw new UnsupportedOperationException();
    }
}
