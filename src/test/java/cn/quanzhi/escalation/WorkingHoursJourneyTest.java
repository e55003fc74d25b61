package cn.quanzhi.escalation;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** The desk counts down in working time, so it is told when that is. */
class WorkingHoursJourneyTest extends DeskJourney {

    @Test
    void theDeskKnowsTheWorkingTimeAroundToday() {
        JsonNode spans = expert.get("/api/v1/desk/hours").body().get("spans");
        assertThat(spans.size()).isGreaterThan(100);
        Instant before = Instant.EPOCH;
        for (JsonNode span : spans) {
            Instant from = Instant.parse(span.get("from").asString());
            Instant until = Instant.parse(span.get("until").asString());
            assertThat(from).isAfterOrEqualTo(before).isBefore(until);
            assertThat(Duration.between(from, until)).isLessThan(Duration.ofDays(1));
            before = until;
        }
    }

    @Test
    void visitorsAreNotToldTheDesksHours() {
        assertThat(visitor.get("/api/v1/desk/hours").status()).isIn(401, 403);
    }
}
