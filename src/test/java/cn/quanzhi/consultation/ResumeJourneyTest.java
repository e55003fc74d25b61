package cn.quanzhi.consultation;

import static org.assertj.core.api.Assertions.assertThat;

import cn.quanzhi.TestService;
import cn.quanzhi.Widget;
import cn.quanzhi.Widget.Event;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Whoever was cut off reads on where it stopped, whatever the id is that it comes back with. */
class ResumeJourneyTest extends TestService {

    private static final String QUESTION = "申请强制检定需要哪些材料？";
    private static final Set<String> LASTING = Set.of(
            "message.created",
            "answer.started",
            "answer.reset",
            "answer.completed",
            "answer.failed",
            "consultation.state");

    private Widget visitor;

    @BeforeEach
    void enter() {
        visitor = Widget.open(base());
    }

    @Test
    void readsOnAfterAnyIdWithoutGapOrRepeat() {
        String consultation = visitor.consultation();
        List<Event> whole;
        try (var stream = visitor.events(consultation, null)) {
            visitor.ask(consultation, QUESTION);
            stream.await(event -> event.type().equals("answer.completed"));
            whole = stream.seen();
        }
        for (int i = 0; i < whole.size() - 1; i++) {
            List<String> missing = whole.subList(i + 1, whole.size()).stream()
                    .filter(event -> LASTING.contains(event.type()))
                    .map(Event::id)
                    .toList();
            try (var stream = visitor.events(consultation, whole.get(i).id())) {
                stream.await(event -> event.type().equals("answer.completed"));
                assertThat(stream.seen().stream()
                                .filter(event -> LASTING.contains(event.type()))
                                .map(Event::id))
                        .as("after %s", whole.get(i))
                        .isEqualTo(missing);
            }
        }
    }

    @Test
    void joinsInTheMiddleOfAnAnswer() {
        MODEL.script(call -> {
            call.say("申请强制检定需要提交强制检定申请表、计量器具清单和营业执照复印件[1]。", "检定机构");
            call.hold();
            call.say("在收到计量器具之日起20个工作日内完成检定[2]。");
            call.finish("stop");
        });
        String consultation = visitor.consultation();
        String before;
        try (var first = visitor.events(consultation, null)) {
            visitor.ask(consultation, QUESTION);
            before = first.await(event -> event.type().equals("answer.claim")).id();
        }
        try (var second = visitor.events(consultation, before);
                var fresh = visitor.events(consultation, null)) {
            for (var stream : List.of(second, fresh)) {
                Event delta = stream.await(event -> event.type().equals("answer.delta"));
                assertThat(delta.data().get("offset").asInt()).isZero();
                assertThat(delta.data().get("text").asString()).contains("强制检定申请表");
                stream.await(event -> event.type().equals("answer.claim"));
                stream.await(event -> event.type().equals("answer.citation"));
            }
            assertThat(second.seen().stream().noneMatch(event -> LASTING.contains(event.type())))
                    .isTrue();
            MODEL.release();
            String text = second.await(event -> event.type().equals("answer.completed"))
                    .data()
                    .at("/answer/text")
                    .asString();
            assertThat(text).startsWith("申请强制检定需要提交");
            assertThat(second.seen().stream().map(Event::id)).doesNotHaveDuplicates();
        }
    }

    @Test
    void beginsWithASnapshotWhereTheIdIsNone() {
        String consultation = visitor.consultation();
        visitor.answerTo(consultation, QUESTION);
        String other = visitor.consultation();
        String foreign = visitor.get("/api/v1/consultations/" + other)
                .body()
                .get("lastEventId")
                .asString();
        String own = visitor.get("/api/v1/consultations/" + consultation)
                .body()
                .get("lastEventId")
                .asString();
        String beyond = own.replaceFirst("^\\d+", "999999");
        String negative = own.replaceFirst("^\\d+", "-1");
        for (String id : List.of("0", "-1", "9223372036854775808", "x", "1; drop table", foreign, beyond, negative)) {
            try (var stream = visitor.events(consultation, id)) {
                Event snapshot = stream.await(event -> true);
                assertThat(snapshot.type()).as(id).isEqualTo("consultation.snapshot");
                assertThat(snapshot.data().get("messages").size()).isEqualTo(2);
                assertThat(snapshot.data().get("consultationId").asString()).isEqualTo(consultation);
            }
        }
    }

    @Test
    void readsOnFromTheIdThatTheConsultationNames() {
        String consultation = visitor.consultation();
        visitor.answerTo(consultation, QUESTION);
        String last = visitor.get("/api/v1/consultations/" + consultation)
                .body()
                .get("lastEventId")
                .asString();
        try (var stream = visitor.events(consultation, last)) {
            visitor.ask(consultation, "企业标准怎样公开？");
            Event next = stream.await(event -> true);
            assertThat(next.type()).isEqualTo("message.created");
            assertThat(next.data().get("text").asString()).isEqualTo("企业标准怎样公开？");
        }
    }
}
