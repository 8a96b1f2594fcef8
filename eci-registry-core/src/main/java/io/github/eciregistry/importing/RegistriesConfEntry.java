package io.github.eciregistry.importing;

/**
 * One registry of a {@code registries.conf}, of either version of the format.
 *
 * @param in the file
 * @param at the location in the file, or the prefix if there is no location
 * @param prefix the images it applies to: a host, optionally with part of a repository, or {@code *.domain}
 * @param location where they are pulled from; empty for a wildcard without a location
 * @param insecure whether HTTPS without verification and plain HTTP are allowed
 * @param blocked whether pulling is forbidden
 */
record RegistriesConfEntry(
        ConfigReading in, ConfigNode at, String prefix, String location, boolean insecure, boolean blocked) {

    /** Returns the location that the setting applies to. */
    String where() {
        return location.isEmpty() ? prefix : location;
    }
}
