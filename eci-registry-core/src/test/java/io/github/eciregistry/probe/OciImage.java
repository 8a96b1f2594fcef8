package io.github.eciregistry.probe;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** The smallest image there is, as an OCI layout: one layer, an archive without files. */
final class OciImage {

    private OciImage() {}

    /** Writes the layout, whose one tag is {@code latest}. */
    static Path write(Path folder) throws IOException {
        Path blobs = Files.createDirectories(folder.resolve("blobs/sha256"));
        byte[] archive = new byte[1024];
        String layer = blob(blobs, archive);
        String config = blob(
                blobs,
                "{\"architecture\":\"amd64\",\"os\":\"linux\",\"config\":{},"
                        + "\"rootfs\":{\"type\":\"layers\",\"diff_ids\":[\"sha256:" + layer + "\"]}}");
        String manifest =
                "{\"schemaVersion\":2,\"mediaType\":\"application/vnd.oci.image.manifest.v1+json\",\"config\":"
                        + descriptor("config.v1+json", config, Files.size(blobs.resolve(config))) + ",\"layers\":["
                        + descriptor("layer.v1.tar", layer, archive.length) + "]}";
        String digest = blob(blobs, manifest);
        String entry = descriptor("manifest.v1+json", digest, manifest.length());
        Files.writeString(
                folder.resolve("index.json"),
                "{\"schemaVersion\":2,\"manifests\":[" + entry.substring(0, entry.length() - 1)
                        + ",\"annotations\":{\"org.opencontainers.image.ref.name\":\"latest\"}}]}");
        Files.writeString(folder.resolve("oci-layout"), "{\"imageLayoutVersion\":\"1.0.0\"}");
        return folder;
    }

    private static String descriptor(String type, String digest, long size) {
        return "{\"mediaType\":\"application/vnd.oci.image." + type + "\",\"digest\":\"sha256:" + digest
                + "\",\"size\":" + size + "}";
    }

    private static String blob(Path blobs, String text) throws IOException {
        return blob(blobs, text.getBytes(StandardCharsets.UTF_8));
    }

    private static String blob(Path blobs, byte[] bytes) throws IOException {
        try {
            String digest = HexFormat.of()
                    .formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
            Files.write(blobs.resolve(digest), bytes);
            return digest;
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
