package jenkins.model;

public abstract class GlobalConfiguration {

    public void load() {}

    public void save() {}
}
