package io.github.eciregistry.doctor;

import io.github.eciregistry.policy.RegistryPolicy;
import io.github.eciregistry.reference.Registry;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Examines a cluster: which images are not pulled, why, and how each owner is fixed. The message of a pull says what the
 * registry needs, as {@link io.github.eciregistry.diagnosis.PullDiagnosis} reads it; the objects say why the pod lacks it.
 *
 * <p>Only what the messages prove is recommended, and nothing is for public registries. Uses no network. Immutable and
 * thread-safe.
 *
 * @since 0.1.0
 */
public final class ClusterDoctor {

    private static final ClusterDoctor WITHOUT_POLICY = new ClusterDoctor(RegistryPolicy.empty(), false);

    private final RegistryPolicy policy;
    private final boolean isServerless;

    private ClusterDoctor(RegistryPolicy policy, boolean isServerless) {
        this.policy = policy;
        this.isServerless = isServerless;
    }

    /**
     * Returns a doctor without a policy, who relies on the messages alone.
     *
     * @return the doctor
     */
    public static ClusterDoctor create() {
        return WITHOUT_POLICY;
    }

    /**
     * Returns a doctor who knows how registries are reached, and so sees the risks of healthy pods and helps where the
     * messages are gone.
     *
     * @param policy how each registry is reached
     * @return the doctor
     */
    public static ClusterDoctor using(RegistryPolicy policy) {
        Objects.requireNonNull(policy, "policy");
        return new ClusterDoctor(policy, false);
    }

    /**
     * Returns a doctor for a cluster in which every pod runs on ECI, marked or not.
     *
     * @return the doctor
     */
    public ClusterDoctor serverless() {
        return new ClusterDoctor(policy, true);
    }

    /**
     * Examines a cluster.
     *
     * @param dump its objects
     * @return what is wrong; the order of the objects in the dump does not matter
     */
    public DoctorReport examine(ClusterDump dump) {
        Objects.requireNonNull(dump, "dump");
        Cluster cluster = dump.cluster();
        Owners owners = new Owners(cluster);
        List<PullFailure> failures = PullFailures.in(cluster, owners);
        LearnedPolicy learned = LearnedPolicy.of(policy, failures);
        Templates templates = new Templates(cluster);
        Webhooks webhooks = new Webhooks(cluster);
        FixPlan plan = new FixPlan(
                new OwnerPatch(cluster, templates, learned.merged()),
                webhooks.installed().isPresent());
        PodJudge judge = new PodJudge(cluster, learned, templates, isServerless);
        List<DoctorFinding> findings = new ArrayList<>();
        for (PullFailure failure : failures) {
            findings.addAll(findings(failure, judge, plan, cluster));
        }
        findings.addAll(new Risks(cluster, owners, learned.merged(), plan, isServerless).besides(failures));
        findings.addAll(new CacheDisagreements(cluster, owners, plan, isServerless).findings());
        findings.sort(Comparator.naturalOrder());
        return new DoctorReport(findings, dump, learned, webhooks);
    }

    private List<DoctorFinding> findings(PullFailure failure, PodJudge judge, FixPlan plan, Cluster cluster) {
        Registry registry =
                failure.diagnosis().remedy().registry().or(failure::registry).orElse(null);
        if (failure.victims().isEmpty()) {
            Judgement absent =
                    new Judgement(PullVerdict.OTHER_CAUSE, "the dump has events of the pod and not the pod itself");
            Fix fix = new Fix(
                    FixKind.ELSEWHERE,
                    List.of("Add pods and their owners to the dump. "
                            + failure.diagnosis().remedy().advice()),
                    Optional.empty());
            return List.of(new DoctorFinding(
                    absent, failure.top().owner(), failure.image(), registry, failure.diagnosis(), List.of(), fix));
        }
        Map<PullVerdict, Judgement> judgements = new TreeMap<>();
        Map<PullVerdict, List<ClusterObject>> pods = new TreeMap<>();
        for (PullFailure.Victim victim : failure.victims()) {
            Judgement judgement = judge.judge(failure, victim);
            judgements.merge(
                    judgement.verdict(),
                    judgement,
                    (first, second) -> first.detail().compareTo(second.detail()) <= 0 ? first : second);
            pods.computeIfAbsent(judgement.verdict(), verdict -> new ArrayList<>())
                    .add(victim.object());
        }
        List<DoctorFinding> findings = new ArrayList<>(1);
        judgements.forEach((verdict, judgement) -> {
            List<ClusterObject> objects = pods.getOrDefault(verdict, List.of());
            objects.sort(Comparator.comparing(ClusterObject::name));
            Placement placement = Placement.of(objects.get(0), cluster, isServerless);
            findings.add(new DoctorFinding(
                    judgement,
                    failure.top().owner(),
                    failure.image(),
                    registry,
                    failure.diagnosis(),
                    objects,
                    plan.of(failure, verdict, placement, objects.get(0))));
        });
        return findings;
    }

    /** Returns the policy. */
    @Override
    public String toString() {
        return "ClusterDoctor[" + policy + "]";
    }
}
