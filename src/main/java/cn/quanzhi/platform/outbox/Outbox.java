package cn.quanzhi.platform.outbox;

import cn.quanzhi.kernel.Ids;
import cn.quanzhi.platform.lease.Leases;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.modulith.events.CompletedEventPublications;
import org.springframework.modulith.events.EventPublication;
import org.springframework.modulith.events.FailedEventPublications;
import org.springframework.modulith.events.ResubmissionOptions;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/**
 * Gives events whose listener failed, or died with its node, to that listener again, and forgets old ones. No event is
 * given up: one that keeps failing comes back ever more seldom, at last once an hour.
 */
@Component
class Outbox {

    private static final Logger LOG = LoggerFactory.getLogger(Outbox.class);
    private static final String LEASE = "outbox";
    private static final int BATCH = 500;
    private static final Duration LONGEST = Duration.ofHours(1);
    private static final int MOST_DOUBLINGS = 10;

    private final FailedEventPublications failed;
    private final CompletedEventPublications completed;
    private final Leases leases;
    private final Clock clock;
    private final OutboxSettings settings;
    private final String node = Ids.next().toString();

    Outbox(
            FailedEventPublications failed,
            CompletedEventPublications completed,
            Leases leases,
            Clock clock,
            OutboxSettings settings) {
        this.failed = failed;
        this.completed = completed;
        this.leases = leases;
        this.clock = clock;
        this.settings = settings;
    }

    /** The lease isn't given back: it runs out when the next round is due, on whichever node. */
    @Scheduled(fixedDelayString = "${quanzhi.outbox.retry:30s}", initialDelayString = "${quanzhi.outbox.retry:30s}")
    void resubmit() {
        try {
            if (leases.tryAcquire(LEASE, node, settings.retry()).isPresent()) {
                Instant now = clock.instant();
                failed.resubmit(ResubmissionOptions.defaults()
                        .withBatchSize(BATCH)
                        .withFilter(publication -> isDue(publication, now)));
            }
        } catch (RuntimeException e) {
            LOG.warn("failed events could not be given out again: {}", e.toString());
        }
    }

    @Scheduled(fixedDelayString = "PT1H", initialDelayString = "PT7M")
    void purge() {
        completed.deletePublicationsOlderThan(settings.keep());
    }

    private boolean isDue(EventPublication publication, Instant now) {
        @Nullable Instant last = publication.getLastResubmissionDate(); // null before the first time
        return last == null || !now.isBefore(last.plus(pause(settings.retry(), publication.getCompletionAttempts())));
    }

    /** How long to wait after so many attempts. */
    static Duration pause(Duration first, int attempts) {
        Duration doubled = first.multipliedBy(1L << Math.clamp(attempts - 1L, 0, MOST_DOUBLINGS));
        return doubled.compareTo(LONGEST) < 0 ? doubled : LONGEST;
    }
}
