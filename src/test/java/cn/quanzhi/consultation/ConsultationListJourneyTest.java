package cn.quanzhi.consultation;

import static org.assertj.core.api.Assertions.assertThat;

import cn.quanzhi.TestService;
import cn.quanzhi.Widget;
import cn.quanzhi.Widget.Reply;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

class ConsultationListJourneyTest extends TestService {

    private static final String CONSULTATIONS = "/api/v1/consultations";
    private static final String QUESTION = "申请强制检定需要哪些材料？";

    private Widget visitor;

    @BeforeEach
    void enter() {
        visitor = Widget.open(base());
    }

    @Test
    void countsAnAnswerAsUnreadOnceItHasEndedUntilItIsSeen() {
        MODEL.script(call -> {
            call.say("申请强制检定需要提交");
            call.hold();
            cn.quanzhi.ScriptedChatModel.grounded(call);
        });
        String consultation = visitor.consultation();
        visitor.ask(consultation, QUESTION);
        visitor.get(CONSULTATIONS + "/" + consultation);
        JsonNode running = only(visitor);
        assertThat(running.get("unread").asInt()).isZero();
        assertThat(running.at("/lastMessage/text").asString()).isEmpty();
        MODEL.release();
        Awaitility.await()
                .atMost(Duration.ofSeconds(20))
                .untilAsserted(
                        () -> assertThat(only(visitor).get("unread").asInt()).isEqualTo(1));
        JsonNode ended = only(visitor);
        assertThat(ended.at("/lastMessage/author").asString()).isEqualTo("AI");
        assertThat(ended.at("/lastMessage/text").asString()).isNotEmpty().hasSizeLessThanOrEqualTo(100);
        assertThat(ended.has("messages")).isFalse();
        visitor.get(CONSULTATIONS + "/" + consultation);
        assertThat(only(visitor).get("unread").asInt()).isZero();
    }

    @Test
    void countsWhatTheStreamHasShownAsRead() {
        String consultation = visitor.consultation();
        visitor.answerTo(consultation, QUESTION);
        Awaitility.await()
                .atMost(Duration.ofSeconds(10))
                .untilAsserted(
                        () -> assertThat(only(visitor).get("unread").asInt()).isZero());
    }

    @Test
    void pagesFromTheNewestWithoutGapOrRepeat() {
        List<String> made = new ArrayList<>();
        for (int i = 0; i < 5; i++) {
            made.addFirst(visitor.consultation());
        }
        List<String> read = new ArrayList<>();
        String cursor = "";
        do {
            Reply page = visitor.get(CONSULTATIONS + "?limit=2" + (cursor.isEmpty() ? "" : "&cursor=" + cursor));
            page.body()
                    .get("items")
                    .forEach(item -> read.add(item.get("consultationId").asString()));
            cursor = page.body().get("nextCursor").asString("");
        } while (!cursor.isEmpty());
        assertThat(read).isEqualTo(made);
    }

    @Test
    void refusesPagesThatAreNone() {
        for (String query : List.of("limit=0", "limit=101", "limit=-1", "limit=x", "limit=99999999999", "cursor=x")) {
            Reply reply = visitor.get(CONSULTATIONS + "?" + query);
            assertThat(reply.status()).as(query).isEqualTo(400);
            assertThat(reply.body().at("/errors/0/field").asString()).isEqualTo(query.substring(0, query.indexOf('=')));
        }
        assertThat(visitor.get(CONSULTATIONS + "?limit=100").status()).isEqualTo(200);
        assertThat(visitor.get(CONSULTATIONS + "?limit=1").status()).isEqualTo(200);
    }

    private static JsonNode only(Widget visitor) {
        JsonNode items = visitor.get(CONSULTATIONS).body().get("items");
        assertThat(items.size()).isEqualTo(1);
        return items.get(0);
    }
}
