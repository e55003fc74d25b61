package cn.quanzhi.knowledge;

import static cn.quanzhi.knowledge.VersionState.DRAFT;
import static cn.quanzhi.knowledge.VersionState.IN_REVIEW;
import static cn.quanzhi.knowledge.VersionState.PUBLISHED;
import static cn.quanzhi.knowledge.VersionState.SCHEDULED;
import static cn.quanzhi.knowledge.VersionState.SUPERSEDED;
import static cn.quanzhi.knowledge.VersionState.WITHDRAWN;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class VersionStepTest {

    private static final Map<VersionState, Set<VersionStep>> ALLOWED = Map.of(
            DRAFT,
            EnumSet.of(
                    VersionStep.EDIT,
                    VersionStep.SUBMIT,
                    VersionStep.SCHEDULE,
                    VersionStep.PUBLISH,
                    VersionStep.DISCARD),
            IN_REVIEW,
            EnumSet.of(VersionStep.APPROVE, VersionStep.RETURN, VersionStep.SCHEDULE, VersionStep.PUBLISH),
            SCHEDULED,
            EnumSet.of(VersionStep.UNSCHEDULE, VersionStep.PUBLISH),
            PUBLISHED,
            EnumSet.of(VersionStep.SUPERSEDE, VersionStep.WITHDRAW),
            SUPERSEDED,
            EnumSet.of(VersionStep.RESTORE),
            WITHDRAWN,
            EnumSet.of(VersionStep.RESTORE, VersionStep.REOPEN));

    @Test
    void everyPairOfStateAndStepIsDecided() {
        for (VersionState state : VersionState.values()) {
            for (VersionStep step : VersionStep.values()) {
                assertThat(step.allowedIn(state))
                        .as(step + " in " + state)
                        .isEqualTo(ALLOWED.getOrDefault(state, Set.of()).contains(step));
            }
        }
    }

    @Test
    void aHistoryBeginsInOneOfTwoWays() {
        List<VersionStep> first = new ArrayList<>();
        for (VersionStep step : VersionStep.values()) {
            if (step.allowedIn(null)) {
                first.add(step);
            }
        }
        assertThat(first).containsExactly(VersionStep.CREATE, VersionStep.IMPORT);
    }

    @Test
    void onlyWhatIsPublishedCanBeReachedByTheWorld() {
        for (VersionStep step : VersionStep.values()) {
            boolean appears = step == VersionStep.PUBLISH || step == VersionStep.RESTORE || step == VersionStep.IMPORT;
            assertThat(step.to() == PUBLISHED).as(step.name()).isEqualTo(appears);
        }
    }
}
