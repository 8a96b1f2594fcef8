package io.github.eciregistry.benchmarks;

/**
 * Manifests of any size. Of four documents one is a Service, one a ConfigMap, one a Deployment of a self-managed registry
 * and one a CronJob of Docker Hub; 2,000 of them are about 4 MB.
 */
final class ManifestText {

    private static final String SERVICE = """
            apiVersion: v1
            kind: Service
            metadata:
              name: shop-%1$d
              labels:
                app.kubernetes.io/name: shop-%1$d
            spec:
              type: ClusterIP
              ports:
              - port: 80 # the front door
                targetPort: http
                protocol: TCP
              selector:
                app.kubernetes.io/name: shop-%1$d
            """;

    private static final String CONFIG = """
            apiVersion: v1
            kind: ConfigMap
            metadata:
              name: settings-%1$d
            data:
              log.level: "info"
              greeting: 'it''s %1$d'
              application.properties: |
            """ + """
                server.port=8080
                server.threads=16

                cache.size=%1$d
                # how long a basket is kept, in minutes
                basket.retention=1440
            """.repeat(20);

    private static final String WORKLOAD = """
            apiVersion: apps/v1
            kind: Deployment
            metadata:
              name: shop-%1$d
              namespace: default
            spec:
              replicas: 3
              selector:
                matchLabels: {app: shop-%1$d}
              template:
                metadata:
                  labels:
                    app: shop-%1$d
                    alibabacloud.com/eci: "true"
                spec:
                  initContainers:
                  - name: migrate
                    image: harbor.example.com/shop/migrate:1.%1$d
                    command: ["sh", "-c", "exec /migrate --all"]
                  volumes:
                  - name: config
                    configMap:
                      name: settings-%1$d
                  containers:
                  - name: sidecar
                    image: fluent/fluent-bit:2.1
                    volumeMounts:
                    - name: config
                      mountPath: /etc/config
                  - name: web
                    image: 192.168.1.10:5000/shop/web:1.%1$d
                    ports:
                    - containerPort: 8080
                      name: http
                    resources:
                      requests: {cpu: 100m, memory: 128Mi}
                      limits:
                        memory: 512Mi
                    readinessProbe:
                      httpGet:
                        path: /healthz
                        port: http
                      initialDelaySeconds: 5
                    env:
            """ + """
                    - name: DATABASE_URL
                      value: jdbc:postgresql://db:5432/shop
                    - name: PASSWORD
                      valueFrom:
                        secretKeyRef:
                          name: db
                          key: password
            """.repeat(12);

    private static final String CRON_JOB = """
            apiVersion: batch/v1
            kind: CronJob
            metadata:
              name: report-%1$d
            spec:
              schedule: "0 3 * * *"
              jobTemplate:
                spec:
                  template:
                    spec:
                      restartPolicy: Never
                      containers:
                      - name: report
                        image: busybox:1.36
                        args:
            """ + """
                        - --day
                        - "%1$d"
            """.repeat(25);

    private static final String[] KINDS = {SERVICE, CONFIG, WORKLOAD, CRON_JOB};

    private ManifestText() {}

    /** Returns a text of some documents. */
    static String of(int documents) {
        StringBuilder out = new StringBuilder();
        for (int i = 0; i < documents; i++) {
            out.append("---\n").append(KINDS[i % KINDS.length].formatted(i));
        }
        return out.toString();
    }
}
