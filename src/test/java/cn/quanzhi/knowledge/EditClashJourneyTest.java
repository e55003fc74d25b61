package cn.quanzhi.knowledge;

import static org.assertj.core.api.Assertions.assertThat;

import cn.quanzhi.Widget.Reply;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Two curators of one draft: nobody writes over what they haven't seen. */
class EditClashJourneyTest extends CurateJourney {

    private At at() {
        return regulation("桂林秤管理办法" + site, "2026", "2026-01-01", "桂林的秤每年校准一次。");
    }

    private int seq(At at) {
        return detail(at).at("/version/seq").asInt();
    }

    private static Map<String, String> seen(int seq) {
        return Map.of("If-Match", "\"" + seq + "\"");
    }

    @Test
    void whoHasNotSeenTheLastChangeIsToldWhoMadeIt() {
        At at = at();
        int before = seq(at);
        assertThat(author.staff().get(at.path()).header("ETag")).isEqualTo("\"" + before + "\"");
        second.staff().patch(at.path(), "{\"region\":\"桂林\"}");

        Reply late = author.staff().patch(at.path(), "{\"issuer\":\"镇政府\"}", seen(before));

        assertThat(late.status()).as(late.text()).isEqualTo(412);
        assertThat(late.body().get("code").asString()).isEqualTo("CHANGED_MEANWHILE");
        assertThat(late.body().get("detail").asString()).contains(second.name());
        assertThat(detail(at).at("/version/metadata/issuer").isMissingNode()).isTrue();
        Reply again = author.staff().patch(at.path(), "{\"issuer\":\"镇政府\"}", seen(seq(at)));
        assertThat(again.status()).as(again.text()).isEqualTo(200);
        assertThat(again.body().at("/version/metadata/region").asString()).isEqualTo("桂林");
        assertThat(again.body().at("/version/seq").asInt()).isEqualTo(before + 2);
    }

    @Test
    void passagesAndStepsAskTheSame() {
        At at = at();
        int before = seq(at);
        String passage = detail(at).at("/passages/1/passageId").asString();
        String path = at.path() + "/passages/" + passage;
        Reply first = second.staff().patch(path, json(Map.of("text", "桂林的秤每月校准一次。")), seen(before));
        assertThat(first.body().get("seq").asInt()).isEqualTo(before + 1);

        assertThat(author.staff()
                        .patch(path, json(Map.of("text", "桂林的秤每季度校准一次。")), seen(before))
                        .status())
                .isEqualTo(412);
        assertThat(author.staff()
                        .post(path + "/split", "{\"at\":3}", seen(before))
                        .status())
                .isEqualTo(412);
        assertThat(author.staff().post(path + "/merge", "", seen(before)).status())
                .isEqualTo(412);
        assertThat(author.staff().post(at.path() + "/publish", "", seen(before)).status())
                .isEqualTo(412);
        assertThat(detail(at).at("/passages/1/text").asString()).isEqualTo("桂林的秤每月校准一次。");
        // A program that edits alone needs no such word.
        assertThat(confirm(at).status()).isEqualTo(200);
        assertThat(author.staff()
                        .post(at.path() + "/publish", "", Map.of("If-Match", "*"))
                        .status())
                .isEqualTo(200);
    }

    @Test
    void ofManyAtOnceOneIsFirst() {
        At at = at();
        int before = seq(at);

        List<CompletableFuture<Integer>> all = IntStream.range(0, 6)
                .mapToObj(n -> CompletableFuture.supplyAsync(() -> (n % 2 == 0 ? author : second)
                        .staff()
                        .patch(at.path(), json(Map.of("region", "第" + n + "镇")), seen(before))
                        .status()))
                .toList();

        assertThat(all.stream().map(CompletableFuture::join))
                .containsOnlyOnce(200)
                .containsOnly(200, 412);
        assertThat(seq(at)).isEqualTo(before + 1);
    }
}
