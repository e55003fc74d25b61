package cn.quanzhi.escalation;

import static org.assertj.core.api.Assertions.assertThat;

import cn.quanzhi.Staff;
import cn.quanzhi.Widget;
import cn.quanzhi.Widget.Event;
import cn.quanzhi.Widget.EventStream;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The desk hears of everything at once, and of what it missed when it comes back. */
class DeskStreamJourneyTest extends DeskJourney {

    private static final Set<String> LASTING = Set.of("ticket.created", "ticket.changed", "message.created");

    @Autowired
    private JdbcClient jdbc;

    @Test
    void hearsOfACaseFromItsWishToItsEnd() {
        try (EventStream desk = desk(expert, null)) {
            Event snapshot = desk.await(event -> event.type().equals("desk.snapshot"));
            assertThat(snapshot.data().at("/counts/unassigned").isNumber()).isTrue();
            Case one = claimed();
            visitor.ask(one.consultation(), "在吗？");
            say(one, "在。");
            resolve(one);
            desk.await(event -> changed(event, one, "RESOLVED"));
            visit(one, true, 5);
            desk.await(event -> changed(event, one, "CLOSED"));
            assertThat(desk.seen().stream()
                            .filter(event -> of(event, one))
                            .map(event -> event.type() + " "
                                    + event.data()
                                            .path("state")
                                            .asString(event.data()
                                                    .at("/message/author")
                                                    .asString(""))))
                    .containsSubsequence(
                            "ticket.created OPEN",
                            "ticket.changed ASSIGNED",
                            "message.created VISITOR",
                            "message.created EXPERT",
                            "ticket.changed RESOLVED",
                            "ticket.changed CLOSED");
            assertThat(desk.seen().stream().map(Event::id)).doesNotHaveDuplicates();
        }
    }

    @Test
    void readsOnAfterAnyIdWithoutGapOrRepeat() {
        List<Event> whole;
        Case one;
        try (EventStream desk = desk(expert, null)) {
            desk.await(event -> event.type().equals("desk.snapshot"));
            one = claimed();
            say(one, "在。");
            resolve(one);
            desk.await(event -> changed(event, one, "RESOLVED"));
            whole = desk.seen().stream()
                    .filter(event -> LASTING.contains(event.type()))
                    .toList();
        }
        for (int i = 0; i < whole.size() - 1; i++) {
            List<String> missing =
                    whole.subList(i + 1, whole.size()).stream().map(Event::id).toList();
            try (EventStream desk = desk(expert, whole.get(i).id())) {
                desk.await(event -> event.id().equals(whole.getLast().id()));
                assertThat(desk.seen().stream()
                                .filter(event -> LASTING.contains(event.type()))
                                .map(Event::id)
                                .limit(missing.size()))
                        .isEqualTo(missing);
            }
        }
    }

    @Test
    void beginsAnewWhereAnIdIsUnknownForeignOrTooOld() {
        Case one = claimed();
        String known;
        try (EventStream desk = desk(expert, null)) {
            desk.await(event -> event.type().equals("desk.snapshot"));
            say(one, "在。");
            known = desk.await(event -> event.type().equals("message.created")).id();
        }
        String foreign = known.replaceFirst("-.*", "-00000000");
        String future = known.replaceFirst("^\\d+", "99999999999");
        for (String id : List.of("x", foreign, future, "-1", "0.5-x")) {
            try (EventStream desk = desk(expert, id)) {
                desk.await(event -> event.type().equals("desk.snapshot"));
                assertThat(desk.seen().getFirst().type()).as(id).isEqualTo("desk.snapshot");
            }
        }
        jdbc.sql("delete from escalation_desk_event").update();
        post(one, "notes", "{\"text\":\"之后\"}");
        try (EventStream desk = desk(expert, known)) {
            desk.await(event -> event.type().equals("desk.snapshot"));
            assertThat(desk.seen().getFirst().type()).isEqualTo("desk.snapshot");
            post(one, "notes", "{\"text\":\"再之后\"}");
            desk.await(event -> event.type().equals("ticket.changed"));
        }
    }

    @Test
    void hearsNothingOfAnotherSite() {
        String site = unused();
        administrator(base())
                .post("/api/v1/sites", json(Map.of("site", site, "name", "园区", "allowedOrigins", List.of())), Map.of());
        Staff stranger = staff("EXPERT", site).signedIn();
        try (EventStream theirs = desk(stranger, null);
                EventStream ours = desk(expert, null)) {
            theirs.await(event -> event.type().equals("desk.snapshot"));
            ours.await(event -> event.type().equals("desk.snapshot"));
            Case one = claimed();
            expert.put("/api/v1/desk/presence", "{\"state\":\"ONLINE\",\"ticketId\":null}");
            ours.await(event -> changed(event, one, "ASSIGNED"));
            ours.await(event -> event.type().equals("presence"));
            Widget there = Widget.open(base(), site, null);
            there.post(CONSULTATIONS + there.consultation() + "/escalation", "{}", Map.of());
            theirs.await(event -> event.type().equals("ticket.created"));
            assertThat(theirs.seen().stream().map(Event::type)).containsOnly("desk.snapshot", "ticket.created");
            assertThat(theirs.seen().toString()).doesNotContain(one.ticket());
        }
    }

    @Test
    void showsWhoIsThereAndWhoWrites() {
        Case one = claimed();
        try (EventStream desk = desk(expert, null);
                var talk = visitor.events(one.consultation(), null)) {
            desk.await(event -> event.type().equals("desk.snapshot"));
            expert.put("/api/v1/desk/presence", json(Map.of("state", "BUSY", "ticketId", one.ticket())));
            Event presence = desk.await(event -> event.type().equals("presence")
                    && event.data().path("ticketId").asString("").equals(one.ticket()));
            assertThat(presence.data().get("state").asString()).isEqualTo("BUSY");
            assertThat(expert.get("/api/v1/desk/colleagues").text()).contains("BUSY");
            talk.await(event -> event.type().equals("consultation.state"));
            assertThat(expert.put("/api/v1/desk/tickets/" + one.ticket() + "/typing", "{\"active\":true}")
                            .status())
                    .isEqualTo(204);
            Event writes = talk.await(event -> event.type().equals("typing"));
            assertThat(writes.data().get("author").asString()).isEqualTo("EXPERT");
            desk.await(event -> event.type().equals("typing")
                    && event.data().get("author").asString().equals("EXPERT"));
            visitor.put(CONSULTATIONS + one.consultation() + "/typing", "{\"active\":true}");
            desk.await(event -> event.type().equals("typing")
                    && event.data().get("author").asString().equals("VISITOR"));
        }
        assertThat(expert.put("/api/v1/desk/presence", "{}").status()).isEqualTo(400);
    }

    @Test
    void endsWhenTheAccountIsDisabled() {
        Member member = staff("EXPERT", "demo");
        try (EventStream desk = desk(member.signedIn(), null)) {
            desk.await(event -> event.type().equals("desk.snapshot"));
            administrator(base()).patch("/api/v1/accounts/" + member.accountId(), "{\"enabled\":false}");
            Event end = desk.await(event -> event.type().equals("stream.end"));
            assertThat(end.data().get("reason").asString()).isEqualTo("SIGNED_OUT");
        }
    }

    private EventStream desk(Staff staff, @Nullable String lastEventId) {
        return Widget.deskStream(base(), lastEventId, staff.cookieHeader());
    }

    private static boolean of(Event event, Case one) {
        return event.data().path("ticketId").asString("").equals(one.ticket());
    }

    private static boolean changed(Event event, Case one, String state) {
        return event.type().equals("ticket.changed")
                && of(event, one)
                && event.data().get("state").asString().equals(state);
    }
}
