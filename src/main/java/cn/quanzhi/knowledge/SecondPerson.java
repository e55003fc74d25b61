package cn.quanzhi.knowledge;

import cn.quanzhi.kernel.Problem;
import cn.quanzhi.kernel.ProblemException;
import cn.quanzhi.knowledge.StoredVersion.Signed;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Four eyes: where the site asks for them, whoever wrote any part of a text doesn't decide alone that it is right. */
@Component
class SecondPerson {

    private final ReviewSettings settings;
    private final VersionEvents events;

    SecondPerson(ReviewSettings settings, VersionEvents events) {
        this.settings = settings;
        this.events = events;
    }

    boolean needed(StoredVersion version) {
        return settings.secondPersonNeeded(version);
    }

    /** Whether this person may approve or publish it, as far as four eyes are asked for. */
    boolean lets(StoredVersion version, @Nullable Curator curator) {
        if (!needed(version)) {
            return true;
        }
        List<UUID> makers = events.makers(version.id());
        Signed review = version.reviewed();
        boolean reviewed = review != null && review.accountId() != null && !makers.contains(review.accountId());
        boolean another = curator != null && !makers.contains(curator.accountId());
        return reviewed || another;
    }

    void require(StoredVersion version, @Nullable Curator curator) {
        if (!lets(version, curator)) {
            throw new ProblemException(Problem.SECOND_PERSON_NEEDED, "您参与编写了这一版，请由另一位知识管理员审核或发布");
        }
    }
}
