package cn.quanzhi.knowledge;

import java.time.Instant;
import java.util.UUID;

/** What else a version must have passed before it is published, planned or restored; said by modules that know more than this one. */
public interface PublishGuard {

    /**
     * @param fingerprint of what the version would bring, from {@link Rehearsal#fingerprint}
     * @param since when it last was published, for one that comes back: what was found out before is about another world
     * @throws cn.quanzhi.kernel.ProblemException where it may not be published as it stands
     */
    void require(String site, UUID version, String fingerprint, Instant since);
}
