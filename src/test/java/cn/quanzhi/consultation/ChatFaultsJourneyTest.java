package cn.quanzhi.consultation;

import static org.assertj.core.api.Assertions.assertThat;

import cn.quanzhi.ScriptedChatModel;
import cn.quanzhi.ScriptedChatModel.Script;
import cn.quanzhi.TestService;
import cn.quanzhi.Widget;
import cn.quanzhi.Widget.Event;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;

/** Whatever a chat provider does, the visitor gets an answer that rests on its sources, and nothing else stays. */
class ChatFaultsJourneyTest extends TestService {

    private static final String QUESTION = "申请强制检定需要哪些材料？";
    private static final String TRUE_WORDS = "申请强制检定需要提交强制检定申请表、计量器具清单和营业执照复印件";
    private static final String WITHDRAWN = "〔此句未能核对，已撤回〕";

    private Widget visitor;
    private String consultation;

    @BeforeEach
    void enter() {
        visitor = Widget.open(base());
        consultation = visitor.consultation();
    }

    @AfterEach
    void letGo() {
        MODEL.release();
    }

    static Stream<Named<Script>> failures() {
        return Stream.of(
                Named.of(
                        "500",
                        call -> call.status(500, Map.of(), "application/json", "{\"error\":{\"message\":\"x\"}}")),
                Named.of(
                        "400",
                        call -> call.status(400, Map.of(), "application/json", "{\"error\":{\"message\":\"x\"}}")),
                Named.of(
                        "a page with status 200",
                        call -> call.status(200, Map.of(), "text/html", "<html><body>502 Bad Gateway</body></html>")),
                Named.of("half a frame", call -> {
                    call.raw("data: {\"choices\":[{\"index\":0,\"delta\":{\"content\":\"申请");
                    call.cut();
                }),
                Named.of("a frame that is no JSON", call -> {
                    call.raw("data: {nonsense}\n\n");
                    call.cut();
                }),
                Named.of("an error within the stream", call -> {
                    call.say(TRUE_WORDS);
                    call.raw("data: {\"error\":{\"message\":\"overloaded\"}}\n\n");
                    call.cut();
                }),
                Named.of("an end without a word", call -> call.finish("stop")),
                Named.of("silence", ScriptedChatModel.Call::hold),
                Named.of("silence in mid-sentence", call -> {
                    call.say("罚款五十万元并");
                    call.hold();
                }),
                Named.of("a cut in mid-sentence", call -> {
                    call.say("罚款五十万元并");
                    call.cut();
                }),
                Named.of("a filter", call -> {
                    call.say("罚款五十万元。");
                    call.finish("content_filter");
                }));
    }

    @ParameterizedTest
    @MethodSource("failures")
    void answersWithTheSourcesOwnWordsWhereTheModelFails(Script script) {
        MODEL.script(script);
        JsonNode answer = visitor.answerTo(consultation, QUESTION);
        assertThat(answer.get("status").asString()).isEqualTo("COMPLETED");
        assertThat(answer.get("extractive").asBoolean()).isTrue();
        assertThat(answer.get("model").isNull()).isTrue();
        assertThat(answer.get("text").asString()).contains("强制检定申请表").doesNotContain("五十万");
        assertThat(answer.get("citations").size()).isPositive();
        assertNothingUnsupported(answer);
        assertThat(visitor.get("/api/v1/consultations/" + consultation).text()).doesNotContain("五十万");
    }

    @Test
    void waitsAsLongAsTheProviderAsks() {
        long[] asked = new long[2];
        MODEL.script(call -> {
            asked[call.number() - 1] = System.nanoTime();
            if (call.number() == 1) {
                call.status(429, Map.of("Retry-After", "1"), "application/json", "{\"error\":{\"message\":\"slow\"}}");
            } else {
                ScriptedChatModel.grounded(call);
            }
        });
        JsonNode answer = visitor.answerTo(consultation, QUESTION);
        assertThat(answer.get("extractive").asBoolean()).isFalse();
        assertThat(MODEL.prompts()).hasSize(2);
        assertThat(Duration.ofNanos(asked[1] - asked[0])).isGreaterThanOrEqualTo(Duration.ofSeconds(1));
    }

    @Test
    void beginsAgainAfterACutInMidSentence() {
        MODEL.script(call -> {
            if (call.number() == 1) {
                call.say(TRUE_WORDS + "[1]。", "此外");
                call.cut();
            } else {
                ScriptedChatModel.grounded(call);
            }
        });
        try (var stream = visitor.events(consultation, null)) {
            visitor.ask(consultation, QUESTION);
            JsonNode answer = stream.await(event -> event.type().equals("answer.completed"))
                    .data()
                    .get("answer");
            assertThat(stream.seen().stream().map(Event::type)).contains("answer.reset");
            assertThat(answer.get("extractive").asBoolean()).isFalse();
            assertThat(answer.get("text").asString()).contains("强制检定申请表").doesNotContain("此外");
        }
    }

    @Test
    void withdrawsWhatIsInvented() {
        MODEL.script(call -> {
            call.say(TRUE_WORDS + "[1]。");
            call.say("逾期不申请的，处五十万元以上一百万元以下的罚款[1]。");
            call.say("详情请拨打010-88886666。");
            call.finish("stop");
        });
        JsonNode answer = visitor.answerTo(consultation, QUESTION);
        String text = answer.get("text").asString();
        assertThat(text)
                .contains("强制检定申请表")
                .contains(WITHDRAWN)
                .doesNotContain("五十万")
                .doesNotContain("88886666");
        assertNothingUnsupported(answer);
        assertThat(answer.get("claims")
                        .valueStream()
                        .map(claim -> claim.get("verdict").asString()))
                .contains("SUPPORTED", "UNSUPPORTED");
    }

    @Test
    void dropsCitationsOfNothing() {
        MODEL.script(call -> {
            call.say(TRUE_WORDS + "[1][99]。", "企业应当按期申请[98]。");
            call.finish("stop");
        });
        try (var stream = visitor.events(consultation, null)) {
            visitor.ask(consultation, QUESTION);
            JsonNode answer = stream.await(event -> event.type().equals("answer.completed"))
                    .data()
                    .get("answer");
            assertThat(answer.get("text").asString()).doesNotContain("[99]").doesNotContain("[98]");
            assertThat(stream.seen().stream()
                            .filter(event -> event.type().equals("answer.delta"))
                            .map(event -> event.data().get("text").asString()))
                    .noneMatch(text -> text.contains("99") || text.contains("98"));
            assertNothingUnsupported(answer);
        }
    }

    @Test
    void withdrawsWhatTheCitedPassageDoesNotSay() {
        MODEL.script(call -> {
            int other = call.passages().entrySet().stream()
                    .filter(passage -> !passage.getValue().contains("强制检定申请表"))
                    .map(Map.Entry::getKey)
                    .findFirst()
                    .orElseThrow();
            call.say("检定机构在收到计量器具之日起3个工作日内完成检定[" + other + "]。");
            call.finish("stop");
        });
        JsonNode answer = visitor.answerTo(consultation, QUESTION);
        assertThat(answer.get("text").asString()).doesNotContain("3个工作日");
        assertThat(answer.get("status").asString()).isIn("ABSTAINED", "COMPLETED");
    }

    @Test
    void readsMarkersThatAreCutOverPieces() {
        MODEL.script(call -> {
            String number = call.passages().entrySet().stream()
                    .filter(passage -> passage.getValue().contains(TRUE_WORDS))
                    .map(passage -> passage.getKey().toString())
                    .findFirst()
                    .orElseThrow();
            for (String piece : List.of("申请强制检定需要提交强制检定申请表、计量器", "具清单和营业执照复印件", "[", number, "]", "。")) {
                call.say(piece);
            }
            call.finish("stop");
        });
        JsonNode answer = visitor.answerTo(consultation, QUESTION);
        assertThat(answer.get("text").asString()).containsPattern(TRUE_WORDS + "\\[\\d+]");
        assertThat(answer.get("citations").size()).isEqualTo(1);
        assertThat(answer.at("/claims/0/verdict").asString()).isEqualTo("SUPPORTED");
    }

    @Test
    void keepsWholeSentencesOfAnAnswerThatWasTooLong() {
        MODEL.script(call -> {
            call.say(TRUE_WORDS + "[1]。");
            call.say("检定机构在收到");
            call.finish("length");
        });
        JsonNode answer = visitor.answerTo(consultation, QUESTION);
        assertThat(answer.get("status").asString()).isEqualTo("COMPLETED");
        assertThat(answer.get("text").asString()).contains("强制检定申请表").doesNotContain("检定机构在收到");
    }

    /** No sentence without support stands in the text: its place holds the words that say so. */
    private static void assertNothingUnsupported(JsonNode answer) {
        String text = answer.get("text").asString();
        answer.get("claims").forEach(claim -> {
            if (claim.get("verdict").asString().equals("UNSUPPORTED")) {
                assertThat(text.substring(
                                claim.get("start").asInt(), claim.get("end").asInt()))
                        .contains(WITHDRAWN);
            }
        });
        answer.get("citations")
                .forEach(citation ->
                        assertThat(text).contains("[" + citation.get("number").asInt() + "]"));
    }
}
