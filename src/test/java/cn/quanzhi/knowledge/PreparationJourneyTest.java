package cn.quanzhi.knowledge;

import static org.assertj.core.api.Assertions.assertThat;

import cn.quanzhi.Widget.Reply;
import java.util.Map;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** What a version needs before it is published is done in calls that each say how far it is. */
class PreparationJourneyTest extends CurateJourney {

    private static final int MOST_CALLS = 50;

    @Test
    void aNewTitleIsMadeFindableInShortCallsBeforeItIsPublished() {
        At first = regulation("荷塘秤管理办法" + site, "2026", "2026-01-01", "荷塘的秤每年校准一次。");
        published(first);
        At revision = at(post(author, first, "revise", "").body());
        assertThat(embedded(revision)).isEqualTo(3);
        Reply renamed = author.staff().patch(revision.path(), json(Map.of("title", "荷塘计量管理办法" + site)));
        assertThat(renamed.status()).as(renamed.text()).isEqualTo(200);
        // Another title is another work.
        At draft = at(renamed.body().get("version"));
        assertThat(embedded(draft)).isZero();

        int left = Integer.MAX_VALUE;
        for (int call = 0; call < MOST_CALLS && left > 0; call++) {
            JsonNode told = prepare(author, draft).body();
            assertThat(told.get("total").asInt()).isEqualTo(3);
            assertThat(told.get("left").asInt()).isLessThan(left);
            left = told.get("left").asInt();
        }

        assertThat(left).isZero();
        assertThat(embedded(draft)).isEqualTo(3);
        assertThat(detail(draft).at("/version/state").asString()).isEqualTo("DRAFT");
        assertThat(prepare(author, draft).body().get("left").asInt()).isZero();
    }

    @Test
    void onlyThoseWhoMayPublishItMakeItReady() {
        At draft = regulation("苇塘秤管理办法" + site, "2026", "2026-01-01", "苇塘的秤每年校准一次。");
        assertThat(prepare(member("EXPERT", site), draft).status()).isEqualTo(403);
        assertThat(prepare(member("CURATOR", "demo"), draft).status()).isEqualTo(404);
        assertThat(embedded(draft)).isZero();
    }

    private static Reply prepare(Member member, At at) {
        return post(member, at, "prepare", "");
    }

    private long embedded(At at) {
        return StreamSupport.stream(detail(at).get("passages").spliterator(), false)
                .filter(passage -> passage.get("embedded").asBoolean())
                .count();
    }
}
