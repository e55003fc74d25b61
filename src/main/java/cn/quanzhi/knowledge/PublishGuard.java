package cn.quanzhi.knowledge;

import java.util.UUID;

/** What else a version must have passed before it is published or planned; said by modules that know more than this one. */
public interface PublishGuard {

    /**
     * @param fingerprint of what the version would bring, from {@link Rehearsal#fingerprint}
     * @throws cn.quanzhi.kernel.ProblemException where it may not be published as it stands
     */
    void require(String site, UUID version, String fingerprint);
}
