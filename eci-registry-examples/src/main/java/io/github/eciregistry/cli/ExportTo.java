package io.github.eciregistry.cli;

import io.github.eciregistry.Problem;
import io.github.eciregistry.export.ExportTarget;
import io.github.eciregistry.export.SettingsFormat;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/**
 * What a policy is exported to: all but one are null.
 *
 * @param object an object for a cluster
 * @param settings settings of a tool, for given images
 * @param patches patches of given manifests
 */
record ExportTo(
        @Nullable ExportTarget object,
        @Nullable SettingsFormat settings,
        @Nullable PatchFormat patches) {

    /** Returns the name of a value in a command line. */
    static String name(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** Reads {@code mutating-admission-policy} and the like. */
    static final class Converter implements ITypeConverter<ExportTo> {

        @Override
        public ExportTo convert(String value) {
            for (ExportTarget target : ExportTarget.values()) {
                if (name(target).equalsIgnoreCase(value)) {
                    return new ExportTo(target, null, null);
                }
            }
            for (SettingsFormat format : SettingsFormat.values()) {
                if (name(format).equalsIgnoreCase(value)) {
                    return new ExportTo(null, format, null);
                }
            }
            for (PatchFormat patches : PatchFormat.values()) {
                if (name(patches).equalsIgnoreCase(value)) {
                    return new ExportTo(null, null, patches);
                }
            }
            List<String> names = new Names().all();
            String last = names.remove(names.size() - 1);
            throw new TypeConversionException(
                    "expected " + String.join(", ", names) + " or " + last + ", found " + Problem.quote(value));
        }
    }

    /** The values, for completions. */
    static final class Names implements Iterable<String> {

        List<String> all() {
            List<String> names = new ArrayList<>();
            for (ExportTarget target : ExportTarget.values()) {
                names.add(name(target));
            }
            for (SettingsFormat format : SettingsFormat.values()) {
                names.add(name(format));
            }
            for (PatchFormat patches : PatchFormat.values()) {
                names.add(name(patches));
            }
            return names;
        }

        @Override
        public Iterator<String> iterator() {
            return all().iterator();
        }
    }
}
