package io.github.eciregistry.internal.pod;

import io.github.eciregistry.kind.WorkloadKinds;
import org.jspecify.annotations.Nullable;

/** What an object says it is. */
record TypeMeta(String apiVersion, String kind) {

    /** Returns what an object says; if it says nothing, what its list says about its items. */
    static @Nullable TypeMeta of(ObjectValue object, @Nullable TypeMeta listed) {
        ObjectValue apiVersion = object.field("apiVersion");
        ObjectValue kind = object.field("kind");
        if (ObjectValue.isAbsent(apiVersion) && ObjectValue.isAbsent(kind)) {
            return listed;
        }
        String version = object.string("apiVersion");
        String name = object.string("kind");
        return version.isEmpty() || name.isEmpty() ? null : new TypeMeta(version, name);
    }

    @Nullable
    TypeMeta ofItems() {
        return WorkloadKinds.listedKind(kind)
                .map(listed -> new TypeMeta(apiVersion, listed))
                .orElse(null);
    }

    /** Returns the API group; empty for the core group. */
    String group() {
        int slash = apiVersion.indexOf('/');
        return slash < 0 ? "" : apiVersion.substring(0, slash);
    }

    /** Returns apiVersion and kind, not quoted. */
    @Override
    public String toString() {
        return apiVersion + " " + kind;
    }
}
