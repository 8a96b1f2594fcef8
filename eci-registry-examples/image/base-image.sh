#!/usr/bin/env bash
# Makes a base image from this machine's JDK, for places that reach no registry: a tar as 'docker save' writes it.
#   eci-registry-examples/image/base-image.sh base.tar
#   mvn -Pimage -DskipTests package -Dwebhook.base.image=tar://$PWD/base.tar
# It contains a Java runtime with the modules that the webhook and the command need, the C library, and nothing else. In a
# cluster, use a maintained image instead, such as the default of the build.
set -euo pipefail
out=$1
java_home=${JAVA_HOME:-$(dirname "$(dirname "$(readlink -f "$(command -v javac)")")")}
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
root=$work/root
mkdir -p "$root/etc" "$root/tmp" "$root/usr/lib"
modules=java.base,java.logging,java.management,java.naming,java.net.http,java.sql,java.xml,jdk.crypto.ec,jdk.management,jdk.unsupported
"$java_home/bin/jlink" --add-modules $modules --strip-java-debug-attributes --no-header-files --no-man-pages \
  --output "$root/usr/lib/jvm"
chmod 1777 "$root/tmp"
echo 'nonroot:x:65532:65532::/:/sbin/nologin' > "$root/etc/passwd"

# The C library and what else the runtime is linked with, where the loader looks for it.
ldd "$root/usr/lib/jvm/bin/java" "$root/usr/lib/jvm/lib/"*.so "$root/usr/lib/jvm/lib/server/libjvm.so" |
  awk '$2 == "=>" && $3 ~ /^\// {print $3} $1 ~ /^\// && $1 !~ /:$/ {print $1}' | grep -v "^$root" | sort -u |
  while read -r library; do
    mkdir -p "$root$(dirname "$library")"
    cp -L "$library" "$root$library"
  done

tar --sort=name --mtime=@0 --owner=0 --group=0 --numeric-owner -C "$root" -cf "$work/layer.tar" .
layer=$(sha256sum "$work/layer.tar" | cut -d ' ' -f 1)
architecture=$(uname -m | sed 's/x86_64/amd64/; s/aarch64/arm64/')
cat > "$work/config.json" << JSON
{"architecture": "$architecture", "os": "linux", "created": "1970-01-01T00:00:00Z",
 "config": {"Env": ["PATH=/usr/lib/jvm/bin", "JAVA_HOME=/usr/lib/jvm"]},
 "rootfs": {"type": "layers", "diff_ids": ["sha256:$layer"]},
 "history": [{"created": "1970-01-01T00:00:00Z", "created_by": "base-image.sh"}]}
JSON
echo '[{"Config": "config.json", "RepoTags": ["webhook-base:latest"], "Layers": ["layer.tar"]}]' > "$work/manifest.json"
tar -C "$work" -cf "$out" manifest.json config.json layer.tar
