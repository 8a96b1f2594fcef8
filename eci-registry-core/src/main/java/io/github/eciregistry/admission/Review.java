package io.github.eciregistry.admission;

import io.github.eciregistry.Problem;
import io.github.eciregistry.internal.pod.ObjectValue;
import io.github.eciregistry.kind.PodLocation;
import io.github.eciregistry.kind.WorkloadKinds;
import org.jspecify.annotations.Nullable;

/**
 * The relevant parts of a review. A field that is missing, null or of the wrong type is empty.
 *
 * @param root the review
 */
record Review(ReviewValue root) {

    /** The longest uid that is repeated in an answer. Kubernetes' have 36 characters. */
    static final int MAX_UID = 1_024;

    private static final String V1 = "admission.k8s.io/v1";

    private static final String NODES = "system:nodes";

    private static final String IMAGE_CACHE_GROUP = "eci.alibabacloud.com";

    /** The location of a Pod's annotations and images. */
    static final PodLocation POD = location("v1", "Pod");

    /** The location of an ImageCache's annotations and images. */
    static final PodLocation IMAGE_CACHE = location(IMAGE_CACHE_GROUP + "/v1", "ImageCache");

    private static PodLocation location(String apiVersion, String kind) {
        return WorkloadKinds.standard()
                .find(apiVersion, kind)
                .orElseThrow()
                .pods()
                .get(0);
    }

    /** Checks that this is a review with the fields that every request has. */
    void check() throws InvalidReview {
        if (!kind().equals("AdmissionReview")) {
            throw missing("kind AdmissionReview", kind());
        }
        if (!apiVersion().equals(V1)) {
            if (apiVersion().startsWith("admission.k8s.io/")) {
                throw new InvalidReview(
                        AdmissionReason.UNSUPPORTED_VERSION,
                        "expected apiVersion " + V1 + ", found " + Problem.quote(apiVersion()));
            }
            throw missing("apiVersion " + V1, apiVersion());
        }
        if (!hasRequest()) {
            throw missing("a request", "");
        }
        if (hasLongUid()) {
            throw new InvalidReview(
                    AdmissionReason.LIMIT_EXCEEDED,
                    "expected at most " + MAX_UID + " characters as request.uid, found more");
        }
        if (uid().isEmpty()) {
            throw missing("request.uid", "");
        }
        if (operation().isEmpty()) {
            throw missing("request.operation", "");
        }
        if (objectKind().isEmpty()) {
            throw missing("request.kind.kind", "");
        }
    }

    private static InvalidReview missing(String expected, String found) {
        return new InvalidReview(
                AdmissionReason.NOT_A_REVIEW,
                "expected " + expected + ", found " + (found.isEmpty() ? "none" : Problem.quote(found)));
    }

    String apiVersion() {
        return root.string("apiVersion");
    }

    String kind() {
        return root.string("kind");
    }

    boolean hasRequest() {
        return !ObjectValue.isAbsent(root.field("request"));
    }

    /** Returns the uid; empty if it is longer than any that Kubernetes makes. */
    String uid() {
        return hasLongUid() ? "" : inRequest("uid");
    }

    boolean hasLongUid() {
        return inRequest("uid").length() > MAX_UID;
    }

    String operation() {
        return inRequest("operation");
    }

    String objectKind() {
        return inRequest("kind", "kind");
    }

    String subresource() {
        return inRequest("subResource");
    }

    String namespace() {
        return inRequest("namespace");
    }

    String name() {
        return inRequest("name");
    }

    /** Checks whether a node asks. All that nodes create are mirrors of static pods, which run already. */
    boolean isFromNode() {
        ObjectValue groups = root.at("request", "userInfo", "groups");
        for (int i = 0; groups != null && i < groups.size(); i++) {
            if (groups.item(i).text().equals(NODES)) {
                return true;
            }
        }
        return false;
    }

    private String inRequest(String... names) {
        ObjectValue value = root.field("request");
        for (String each : names) {
            value = value == null ? null : value.field(each);
        }
        return value == null ? "" : value.text();
    }

    /** Returns the object, or null. */
    @Nullable
    ObjectValue object() {
        return mapping("object");
    }

    /** Returns the name that the API server completes; empty if the object has a name of its own. */
    String generateName() {
        ObjectValue name = root.at("request", "object", "metadata", "generateName");
        return name == null ? "" : name.text();
    }

    /** Returns kind and name of the controller, or else of the first owner; empty if the object has no owner. */
    String owner() {
        ObjectValue owners = root.at("request", "object", "metadata", "ownerReferences");
        ObjectValue found = null;
        for (int i = 0; owners != null && i < owners.size(); i++) {
            ObjectValue owner = owners.item(i);
            ObjectValue isController = owner.field("controller");
            if (found == null || (isController != null && isController.text().equals("true"))) {
                found = owner;
            }
        }
        String name = found == null ? "" : found.string("name");
        return found == null || name.isEmpty() ? "" : found.string("kind") + "/" + name;
    }

    /** Returns the object before an update, or null. */
    @Nullable
    ObjectValue oldObject() {
        return mapping("oldObject");
    }

    private @Nullable ObjectValue mapping(String name) {
        ObjectValue object = root.at("request", name);
        return object != null && object.type() == ObjectValue.Type.MAPPING ? object : null;
    }

    /** Returns where the object describes a pod or an image cache; null if it is of another kind. */
    @Nullable
    PodLocation location() {
        String group = inRequest("kind", "group");
        if (group.isEmpty() && objectKind().equals("Pod")) {
            return POD;
        }
        return group.equals(IMAGE_CACHE_GROUP) && objectKind().equals("ImageCache") ? IMAGE_CACHE : null;
    }
}
