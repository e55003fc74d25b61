package cn.quanzhi.escalation;

import static org.assertj.core.api.Assertions.assertThat;

import cn.quanzhi.Staff;
import cn.quanzhi.TestService;
import cn.quanzhi.Widget;
import cn.quanzhi.Widget.Reply;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What the journeys of the desk share: enterprises that ask for a person, and people of the staff. */
abstract class DeskJourney extends TestService {

    static final String TICKETS = "/api/v1/tickets/";
    static final String CONSULTATIONS = "/api/v1/consultations/";
    static final String QUESTION = "申请强制检定需要哪些材料？";
    private static final JsonMapper JSON = new JsonMapper();

    Widget visitor;
    Staff expert;

    @BeforeEach
    void enter() {
        visitor = Widget.open(base());
        expert = staff("EXPERT", "demo").signedIn();
    }

    /** A member of staff and its password. */
    record Member(String base, String accountId, String username, String name) {
        Staff signedIn() {
            return Staff.signedIn(base, username, PASSWORD);
        }
    }

    Member staff(String role, String site) {
        String username = unused();
        String name = "专家" + username;
        Reply made = administrator(base())
                .post(
                        "/api/v1/accounts",
                        json(Map.of(
                                "username", username,
                                "displayName", name,
                                "password", PASSWORD,
                                "roles", new String[] {role},
                                "site", site)),
                        Map.of());
        assertThat(made.status()).isEqualTo(201);
        return new Member(base(), made.body().get("accountId").asString(), username, name);
    }

    static String unused() {
        return "t" + UUID.randomUUID().toString().substring(24);
    }

    static String json(Object value) {
        return JSON.writeValueAsString(value);
    }

    /** Asks for a person in a new consultation. */
    Case escalated() {
        String consultation = visitor.consultation();
        Reply wished = visitor.post(CONSULTATIONS + consultation + "/escalation", "{}", Map.of());
        assertThat(wished.status()).isEqualTo(201);
        return new Case(consultation, ticketOf(wished.body().get("number").asString()));
    }

    Case claimed() {
        Case made = escalated();
        assertThat(post(made, "claim", "").status()).isEqualTo(200);
        return made;
    }

    record Case(String consultation, String ticket) {
        String path() {
            return TICKETS + ticket;
        }
    }

    String ticketOf(String number) {
        String cursor = null;
        do {
            JsonNode page = expert.get(
                            "/api/v1/tickets?view=ALL&limit=100" + (cursor == null ? "" : "&cursor=" + cursor))
                    .body();
            for (JsonNode ticket : page.get("items")) {
                if (ticket.get("number").asString().equals(number)) {
                    return ticket.get("ticketId").asString();
                }
            }
            cursor = page.get("nextCursor").asString(null);
        } while (cursor != null);
        throw new AssertionError("no ticket " + number);
    }

    Reply post(Case one, String call, String body) {
        return post(expert, one, call, body);
    }

    static Reply post(Staff staff, Case one, String call, String body) {
        return staff.post(one.path() + "/" + call, body, Map.of());
    }

    Reply say(Case one, String text) {
        return post(one, "messages", json(Map.of("text", text)));
    }

    Reply resolve(Case one) {
        return post(one, "resolve", json(Map.of("summary", "按强制检定申请指南办理")));
    }

    Reply visit(Case one, boolean resolved, int satisfaction) {
        return visitor.put(
                CONSULTATIONS + one.consultation() + "/follow-up",
                json(Map.of("resolved", resolved, "satisfaction", satisfaction)));
    }

    String stateOf(Case one) {
        return visitor.get(CONSULTATIONS + one.consultation())
                .body()
                .get("state")
                .asString();
    }

    JsonNode whole(Case one) {
        Reply reply = expert.get(one.path());
        assertThat(reply.status()).as(reply.text()).isEqualTo(200);
        return reply.body();
    }

    String stage(Case one) {
        return whole(one).get("stage").asString();
    }

    static @Nullable String text(JsonNode node, String field) {
        return node.get(field).asString(null);
    }
}
