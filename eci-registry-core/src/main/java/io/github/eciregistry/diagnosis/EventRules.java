package io.github.eciregistry.diagnosis;

import static io.github.eciregistry.diagnosis.CauseTable.Rule.guess;
import static io.github.eciregistry.diagnosis.Sign.all;
import static io.github.eciregistry.diagnosis.Sign.any;

import io.github.eciregistry.diagnosis.CauseTable.Rule;
import java.util.List;

/** Signs of self-contained messages: events of ECI and of the kubelet. */
final class EventRules {

    private EventRules() {}

    /** Messages whose wording identifies the cause regardless of the rest. */
    static List<Rule> standalone() {
        return List.of(
                guess(PullCause.UNKNOWN, any("""
                        probe failed:
                        mountvolume.
                        failed calling webhook
                        failed to setup network
                        secret "
                        configmap "
                        persistentvolumeclaim "
                        """)),
                guess(PullCause.UNKNOWN, any("""
                        amqp
                        elasticsearch
                        jdbc
                        kafka
                        ldap
                        mongo
                        mysql
                        postgres
                        psql
                        rabbitmq
                        redis
                        smtp
                        """).where(message -> !message.isAboutPulls())),
                new Rule(PullCause.IMAGE_CACHE_AUTO_CREATE_FAILED, any("image cache auto create failed")),
                new Rule(PullCause.IMAGE_CACHE_AUTO_CREATE_STARTED, all("is auto created", "image cache")),
                new Rule(PullCause.IMAGE_CACHE_AUTO_CREATE_STARTED, any("imagecacheautocreated")),
                new Rule(PullCause.IMAGE_CACHE_HIT, any("""
                        successfully hit image cache
                        successfulhitimagecache
                        """)),
                new Rule(PullCause.IMAGE_CACHE_MISSED, any("""
                        missed image cache
                        imagecachemissed
                        """)),
                new Rule(PullCause.IMAGE_CACHE_NOT_READY, all("is not yet complete", "image cache")),
                new Rule(PullCause.IMAGE_CACHE_NOT_READY, any("imagecachenotcomplete")),
                new Rule(PullCause.IMAGECACHE_CRD_MISSING, all("imagecaches.eci", "customresourcedefinitions")),
                new Rule(PullCause.IMAGECACHE_CRD_MISSING, all("no matches for kind", "imagecache")),
                new Rule(PullCause.IMAGECACHE_CRD_MISSING, all("have a resource type", "imagecache")),
                new Rule(PullCause.IMAGE_CACHE_NOT_FOUND, all("specified image cache", "does not exist")),
                new Rule(PullCause.IMAGE_CACHE_NOT_FOUND, any("imagecachenotfound")),
                new Rule(PullCause.IMAGE_CACHE_NOT_FOUND, all("imagecaches.eci", "not found")),
                new Rule(PullCause.ECI_UNAUTHORIZED, any("no permission granted to eci service account")),
                new Rule(PullCause.ECI_QUOTA, any("""
                        disk capacity quota
                        quota is full
                        enough balance
                        insufficientbalance
                        quotafull
                        diskcapacityquotafull
                        resourceinsufficient
                        """)),
                new Rule(PullCause.ECI_NO_STOCK, any("""
                        instance is out of stock
                        stock of the specified zones
                        zone closed or limited
                        eci service is under heavy load
                        nostock
                        stockexhaust
                        stockclose
                        """)),
                new Rule(PullCause.FOREIGN, any("""
                        imageregistrycredentials
                        valid host name without protocol
                        inaccessibleimage
                        registryerrorresponse
                        """)),
                new Rule(PullCause.FOREIGN, all("in container group", "is not accessible")),
                new Rule(PullCause.PULL_SECRET_MISSING, any("""
                        unable to retrieve some image pull secrets
                        failedtoretrieveimagepullsecret
                        """)),
                new Rule(PullCause.NEVER_PULL, any("""
                        pull policy of never
                        errimageneverpull
                        """)),
                new Rule(PullCause.REGISTRY_UNAVAILABLE, any("""
                        because the registry is unavailable
                        registryunavailable
                        """)));
    }

    /** Messages that identify the cause only if no other sign is found. */
    static List<Rule> wrappers() {
        return List.of(
                new Rule(PullCause.ECI_QUOTA, any("not enough for")),
                new Rule(PullCause.WRAPPER_WITH_CAUSE, all("back-off pulling image", ": errimagepull: ")),
                new Rule(PullCause.WRAPPER_NO_CAUSE, any("""
                        imagepullbackoff
                        errimagepull
                        back-off pulling image
                        imageinspecterror
                        """)));
    }
}
