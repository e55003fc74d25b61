package cn.quanzhi.answering;

import static org.assertj.core.api.Assertions.assertThat;

import cn.quanzhi.Settings;
import cn.quanzhi.answering.intent.Intent;
import cn.quanzhi.answering.intent.MessageVectors;
import cn.quanzhi.answering.intent.Seen;
import cn.quanzhi.knowledge.English;
import cn.quanzhi.knowledge.EnglishFile;
import cn.quanzhi.model.BareEmbeddings;
import cn.quanzhi.model.Embeddings;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What was learned, on messages that were set aside. The floors are a little below what was measured. */
class MessageIntentsTest {

    private static final Embeddings EMBEDDINGS = BareEmbeddings.load();
    private static final MessageIntents INTENTS =
            new MessageIntents(EMBEDDINGS, Settings.of("quanzhi.answering", AnsweringSettings.class, Map.of()));
    private static final MessageVectors VECTORS = new MessageVectors(EMBEDDINGS, english());
    /** As near as the nearest passage comes to a usual question. */
    private static final double USUAL_NEARNESS = 0.72;

    private static final Map<String, Double> FLOORS = Map.of(
            "answerable", 0.88,
            "emergency", 0.85,
            "human_request", 0.72,
            "order", 0.85,
            "report", 0.8,
            "case_judgement", 0.8,
            "injection_privacy", 0.75,
            "out_of_scope", 0.65);

    private static English english() {
        Path base = Path.of("knowledge-base");
        try {
            return EnglishFile.parse(
                    Files.readString(base.resolve(EnglishFile.TERMS)),
                    Files.readString(base.resolve(EnglishFile.WORDS)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Seen seen(String message) {
        return VECTORS.of(message, message, VECTORS.of(message));
    }

    private static Intent of(String message, boolean followsUp) {
        Wish wish = INTENTS.of(message, seen(message), followsUp);
        boolean isOpen = wish.intent() == Intent.CONSULTATION && !followsUp;
        return isOpen ? INTENTS.settled(wish, USUAL_NEARNESS) : wish.intent();
    }

    @Test
    void messagesThatWereSetAsideAreToldApart() throws IOException {
        Map<String, int[]> tallies = new TreeMap<>();
        JsonMapper json = new JsonMapper();
        List<String> rows = Files.readAllLines(Path.of("training/evaluation/gate.jsonl"));
        for (int i = 0; i < rows.size(); i += 3) {
            JsonNode row = json.readTree(rows.get(i));
            String category = row.path("category").asString();
            int[] tally = tallies.computeIfAbsent(category, first -> new int[2]);
            tally[0]++;
            String message = row.path("question").asString();
            Intent intent = of(message, false);
            boolean both = besides(intent, message).isPresent();
            tally[1] += isRight(category, intent, both) ? 1 : 0;
        }
        FLOORS.forEach((category, floor) -> {
            int[] tally = tallies.getOrDefault(category, new int[] {1, 0});
            assertThat((double) tally[1] / tally[0]).as(category).isGreaterThanOrEqualTo(floor);
        });
    }

    /** By another hand than those that it was learned from. */
    @Test
    void soAreMessagesInEnglish() throws IOException {
        int tried = 0;
        int right = 0;
        for (String line : Files.readAllLines(Path.of("training/evaluation/gate-english.jsonl"))) {
            JsonNode row = new JsonMapper().readTree(line);
            String message = row.path("question").asString();
            Intent intent = of(message, false);
            tried++;
            right += isRight(
                            row.path("category").asString(),
                            intent,
                            besides(intent, message).isPresent())
                    ? 1
                    : 0;
        }
        assertThat((double) right / tried).isGreaterThanOrEqualTo(0.86);
    }

    /** @param both whether the rule is answered and a person looks at it besides */
    private static boolean isRight(String category, Intent intent, boolean both) {
        return switch (category) {
            case "answerable" -> intent == Intent.CONSULTATION || both;
            case "out_of_scope" -> intent == Intent.OUT_OF_SCOPE;
            case "injection_privacy", "harmful" -> intent.isRefused() || intent == Intent.OUT_OF_SCOPE;
            case "not_in_kb" -> intent == Intent.UNKNOWABLE || intent == Intent.OUT_OF_SCOPE || intent.isHandedOver();
            case "clarify" -> intent == Intent.UNCLEAR;
            default -> intent.isHandedOver() || both;
        };
    }

    /** Half of the later turns of these talks go on with the matter, half want something else, in words that lean on it. */
    @Test
    void aTalkGoesOnAndOtherWishesInItAreHeard() throws IOException {
        int[] goesOn = new int[2];
        int[] another = new int[2];
        for (String talk : Files.readAllLines(Path.of("training/evaluation/turns.jsonl"))) {
            for (JsonNode turn : new JsonMapper().readTree(talk).path("turns")) {
                if (turn.path("turn").asInt() > 1) {
                    Intent intent = of(turn.path("user").asString(), true);
                    boolean isQuestion = turn.path("category").isMissingNode();
                    int[] tally = isQuestion ? goesOn : another;
                    tally[0]++;
                    tally[1] += (isQuestion ? intent == Intent.CONSULTATION : isHeard(turn, intent)) ? 1 : 0;
                }
            }
        }
        assertThat((double) goesOn[1] / goesOn[0]).as("goes on").isGreaterThanOrEqualTo(0.96);
        assertThat((double) another[1] / another[0]).as("another wish").isGreaterThanOrEqualTo(0.8);
    }

    private static boolean isHeard(JsonNode turn, Intent intent) {
        return switch (turn.path("category").asString()) {
            case "out_of_scope" -> intent == Intent.OUT_OF_SCOPE;
            case "harmful", "injection" -> intent.isRefused() || intent == Intent.OUT_OF_SCOPE;
            case "not_in_kb" -> intent == Intent.UNKNOWABLE || intent == Intent.OUT_OF_SCOPE || intent.isHandedOver();
            default -> intent.isHandedOver();
        };
    }

    @ParameterizedTest
    @CsvSource({"多久一次", "那没做就卖呢", "去哪检", "不对，我说的那批是进口的，上面全是英文", "第一次，能轻点不", "前面说的那部，第二条怎么说的"})
    void aFollowUpThatSaysLittleIsAQuestion(String message) {
        assertThat(of(message, true)).isEqualTo(Intent.CONSULTATION);
    }

    @ParameterizedTest
    @CsvSource({
        "罚多少",
        "怎么办理",
        "需要什么材料",
        "多久",
        "What documents do I need?",
        "Is it legal",
        "How long does it take",
        "What is the deadline?"
    })
    void aFirstMessageThatNamesNothingIsUnclear(String message) {
        assertThat(of(message, false)).isEqualTo(Intent.UNCLEAR);
    }

    @ParameterizedTest
    @CsvSource({
        "How long does a trademark take?",
        "Do scales need a form",
        "What is CCC",
        "what does GTIN mean?",
        "What's a type approval"
    })
    void aShortEnglishMessageThatNamesAThingIsNot(String message) {
        assertThat(of(message, false)).isNotEqualTo(Intent.UNCLEAR);
    }

    @ParameterizedTest
    @CsvSource({"转人工", "有人被困在电梯里了"})
    void dangerAndAWishAreHeardInAFollowUpToo(String message) {
        assertThat(of(message, true).isHandedOver()).isTrue();
    }

    @Test
    void whoAsksForTheRuleAboutAnAccidentIsToldItAndWhoIsInDangerIsNotKept() {
        for (String asks : List.of("电梯困人之后维保单位应当在多长时间内赶到", "吊车钢丝绳断过一次没伤人，这种要不要向市场监管局报告")) {
            assertThat(of(asks, false)).as(asks).isIn(Intent.EMERGENCY, Intent.CONSULTATION);
            assertThat(besides(Intent.EMERGENCY, asks)).as(asks).contains(Intent.EMERGENCY);
        }
        for (String danger : List.of("有人被困在电梯里了", "锅炉房现在漏气，声音很大，怎么办", "食堂饭后十几个人上吐下泻")) {
            assertThat(of(danger, false)).as(danger).isEqualTo(Intent.EMERGENCY);
            assertThat(besides(Intent.EMERGENCY, danger)).as(danger).isEmpty();
        }
    }

    @Test
    void aCaseThatAsksForTheRuleIsBoth() {
        assertThat(besides(Intent.CONSULTATION, "我们的商标被别人抢注了，对方律师函限三天内停用，这次我们该怎么应对，异议期是多久"))
                .contains(Intent.CASE);
        assertThat(besides(Intent.CASE, "昨天市监所把我们一批电热水壶抽走判了不合格，我们不服，这种情况复检几天内提、我们现在该怎么办"))
                .contains(Intent.CASE);
    }

    @Test
    void aPlainQuestionBringsNoPersonAndAPlainOrderNoRule() {
        assertThat(besides(Intent.CONSULTATION, "抽检不合格能申请复检吗")).isEmpty();
        assertThat(besides(Intent.ORDER, "请帮我约一家机构来校准两台天平")).isEmpty();
    }

    @Test
    void whoeverNamesAnArticleIsToldItBesideThePerson() {
        Wish report = new Wish(Intent.REPORT, Map.of(Intent.REPORT, 0.99, Intent.CONSULTATION, 0.01));
        assertThat(INTENTS.besides(Intent.REPORT, report, "他家的秤不准，快去查")).isEmpty();
        assertThat(INTENTS.besides(Intent.REPORT, report, "他家的秤不准，快去查，计量法第二十六条怎么说的"))
                .contains(Intent.REPORT);
    }

    @Test
    void whoReportsInSoManyWordsReachesAPersonBesideAnAnswer() {
        Wish question = new Wish(Intent.CONSULTATION, Map.of(Intent.CONSULTATION, 0.99, Intent.REPORT, 0.01));
        assertThat(INTENTS.besides(Intent.CONSULTATION, question, "我要举报隔壁水果店，秤不准怎么罚"))
                .contains(Intent.REPORT);
        assertThat(INTENTS.besides(Intent.UNKNOWABLE, question, "我要举报隔壁水果店，他家证几年一换"))
                .contains(Intent.REPORT);
        assertThat(INTENTS.besides(Intent.CONSULTATION, question, "我要举报该找谁")).isEmpty();
        assertThat(INTENTS.besides(Intent.CONSULTATION, question, "被举报了怎么办")).isEmpty();
    }

    private static Optional<Intent> besides(Intent taken, String message) {
        return INTENTS.besides(taken, INTENTS.of(message, seen(message), false), message);
    }
}
