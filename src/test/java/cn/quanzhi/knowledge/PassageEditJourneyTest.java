package cn.quanzhi.knowledge;

import static org.assertj.core.api.Assertions.assertThat;

import cn.quanzhi.Widget.Reply;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** A draft's passages by hand, and what is then different from the version before. */
class PassageEditJourneyTest extends CurateJourney {

    @Test
    void passagesAreSplitJoinedAndRewrittenAndEmbeddedAnew() {
        At at = regulation("银杏秤管理办法" + site, "2026", "2026-01-01", "银杏的秤每年校准一次。校准由镇计量所做。");
        String second = passage(at, 1).get("passageId").asString();

        Reply split = author.staff().post(at.path() + "/passages/" + second + "/split", "{\"at\":11}", Map.of());
        assertThat(split.status()).as(split.text()).isEqualTo(200);
        assertThat(texts(split.body().get("passages"), "text")).hasSize(4).containsSequence("银杏的秤每年校准一次。", "校准由镇计量所做。");
        assertThat(detail(at)
                        .get("passages")
                        .valueStream()
                        .map(row -> row.get("position").asInt()))
                .containsExactly(0, 1, 2, 3);
        assertThat(detail(at)
                        .get("passages")
                        .valueStream()
                        .allMatch(row -> row.get("embedded").asBoolean()))
                .isTrue();

        Reply merged = author.staff().post(at.path() + "/passages/" + second + "/merge", "", Map.of());
        assertThat(texts(merged.body().get("passages"), "text")).hasSize(3).contains("银杏的秤每年校准一次。\n校准由镇计量所做。");

        Reply rewritten = author.staff()
                .patch(
                        at.path() + "/passages/" + second,
                        json(Map.of("text", "银杏的秤每季度校准一次。\n\n由镇计量所做。", "article", "2-1", "path", List.of("第一章 总则"))));
        assertThat(rewritten.status()).as(rewritten.text()).isEqualTo(200);
        JsonNode row = passage(at, 1);
        assertThat(row.get("text").asString()).isEqualTo("银杏的秤每季度校准一次。\n由镇计量所做。");
        assertThat(row.get("citation").asString()).endsWith("第二条之一");
        assertThat(texts(author.staff().get(at.path() + "/history").body().get("items"), "event"))
                .containsExactly("CREATE", "EDIT", "EDIT", "EDIT");
    }

    @Test
    void whatCannotBeCutOrWrittenIsRefused() {
        At at = regulation("槐树秤管理办法" + site, "2026", "2026-01-01", "槐树的秤每年校准一次。");
        String last = passage(at, 2).get("passageId").asString();
        String path = at.path() + "/passages/" + last;

        assertThat(author.staff().post(path + "/split", "{\"at\":0}", Map.of()).status())
                .isEqualTo(400);
        assertThat(author.staff().post(path + "/split", "{}", Map.of()).status())
                .isEqualTo(400);
        assertThat(author.staff().post(path + "/merge", "", Map.of()).status()).isEqualTo(409);
        assertThat(author.staff().patch(path, "{\"text\":\" \"}").status()).isEqualTo(400);
        assertThat(author.staff().patch(path, "{\"article\":\"第二条\"}").status()).isEqualTo(400);
        assertThat(author.staff()
                        .patch(at.path() + "/passages/" + at.version(), "{\"text\":\"甲\"}")
                        .status())
                .isEqualTo(404);
        published(at);
        assertThat(author.staff().patch(path, "{\"text\":\"改一改\"}").status()).isEqualTo(409);
    }

    @Test
    void aRevisionIsHeldAgainstWhatItReplaces() {
        String title = "榕树秤管理办法" + site;
        At first = regulation(title, "2026", "2026-01-01", "榕树的秤每年校准一次，由村计量员做好记录。");
        published(first);
        At draft = at(post(author, first, "revise", "").body());
        String second = passage(draft, 1).get("passageId").asString();
        author.staff().patch(draft.path() + "/passages/" + second, "{\"text\":\"榕树的秤每季度校准一次，由村计量员做好记录。\"}");

        JsonNode diff = author.staff().get(draft.path() + "/diff").body();

        assertThat(diff.get("against").asString()).isEqualTo(first.version().toString());
        assertThat(texts(diff.get("articles"), "change")).containsExactly("UNCHANGED", "CHANGED", "UNCHANGED");
        assertThat(diff.at("/counts/CHANGED").asInt()).isEqualTo(1);
        assertThat(texts(diff.at("/articles/1/words"), "kind")).containsExactly("KEPT", "REMOVED", "ADDED", "KEPT");
        assertThat(author.staff()
                        .get(draft.path() + "/diff?against=" + draft.version())
                        .body()
                        .at("/counts/UNCHANGED")
                        .asInt())
                .isEqualTo(3);
        assertThat(author.staff()
                        .get(first.path() + "/diff")
                        .body()
                        .get("against")
                        .isNull())
                .isTrue();
    }

    @Test
    void aNewTextIsHeldAgainstTheOneInForceBeforeAnybodyHasDatedIt() {
        String title = "柏树秤管理办法" + site;
        At first = regulation(title, "2024", "2024-01-01", "柏树的秤每年校准一次，由村计量员做好记录。");
        published(first);
        At next = draft(
                "kind: LOCAL_RULE\ntitle: " + title + "\nversion: 2026",
                "第一条　为了管好" + title + "，制定本办法。\n\n第二条　柏树的秤每季度校准一次，由村计量员做好记录。\n\n第三条　违反第二条的，责令改正。\n");

        JsonNode diff = author.staff().get(next.path() + "/diff").body();

        assertThat(diff.get("against").asString()).isEqualTo(first.version().toString());
        assertThat(texts(diff.get("articles"), "change")).containsExactly("UNCHANGED", "CHANGED", "UNCHANGED");
    }

    private JsonNode passage(At at, int position) {
        return detail(at).get("passages").get(position);
    }
}
