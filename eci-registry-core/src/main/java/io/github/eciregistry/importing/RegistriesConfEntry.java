package io.github.eciregistry.importing;

/**
 * One registry of a {@code registries.conf}, of either version of the format.
 *
 * @param in the file
 * @param at where in the file the location is named, or the prefix if there is no location
 * @param prefix which images it is for: a host, perhaps with a part of a repository, or {@code *.domain}
 * @param location where they are pulled from; empty for a wildcard that is pulled from where the reference says
 * @param insecure whether HTTPS without verification and plain HTTP are allowed
 * @param blocked whether pulling is forbidden
 */
record RegistriesConfEntry(
        ConfigReading in, ConfigNode at, String prefix, String location, boolean insecure, boolean blocked) {

    /** What the setting is said of. */
    String where() {
        return location.isEmpty() ? prefix : location;
    }
}
