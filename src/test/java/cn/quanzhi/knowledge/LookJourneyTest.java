package cn.quanzhi.knowledge;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;

/** Whoever has looked at a grave change is remembered, wherever they open the page next. */
class LookJourneyTest extends CurateJourney {

    @Test
    void aLookIsKnownToAllUntilTheArticleIsRewritten() {
        String title = "梧桐秤管理办法" + site;
        At first = regulation(title, "2024", "2024-01-01", "梧桐的秤每年校准一次，逾期处五百元罚款。");
        published(first);
        At next = regulation(title, "2026", "2026-01-01", "梧桐的秤每年校准一次，逾期处一千元罚款。");
        String passage = detail(next).at("/passages/1/passageId").asString();
        String gone = detail(first).at("/passages/2/passageId").asString();

        assertThat(second.staff().put(next.path() + "/looks/" + passage, "").status())
                .isEqualTo(204);
        assertThat(second.staff().put(next.path() + "/looks/" + passage, "").status())
                .isEqualTo(204);
        assertThat(second.staff().put(next.path() + "/looks/" + gone, "").status())
                .isEqualTo(204);

        assertThat(texts(detail(next).get("looks"), "passageId")).containsExactlyInAnyOrder(passage, gone);
        assertThat(texts(detail(next).get("looks"), "by")).containsOnly(second.name());
        author.staff().patch(next.path() + "/passages/" + passage, json(Map.of("text", "逾期处二千元罚款。")));
        assertThat(texts(detail(next).get("looks"), "passageId")).containsExactly(gone);
    }

    @Test
    void onlyPassagesOfTheDocumentAreLookedAtAndOnlyByItsCurators() {
        At at = regulation("柏树秤管理办法" + site, "2024", "2024-01-01", "柏树的秤每年校准一次。");
        At other = regulation("杉树秤管理办法" + site, "2024", "2024-01-01", "杉树的秤每年校准一次。");
        String own = detail(at).at("/passages/1/passageId").asString();
        String foreign = detail(other).at("/passages/1/passageId").asString();

        assertThat(author.staff().put(at.path() + "/looks/" + foreign, "").status())
                .isEqualTo(404);
        assertThat(member("CURATOR", "demo")
                        .staff()
                        .put(at.path() + "/looks/" + own, "")
                        .status())
                .isEqualTo(404);
        assertThat(member("EXPERT", site)
                        .staff()
                        .put(at.path() + "/looks/" + own, "")
                        .status())
                .isEqualTo(403);
    }
}
