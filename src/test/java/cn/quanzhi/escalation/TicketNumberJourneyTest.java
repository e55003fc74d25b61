package cn.quanzhi.escalation;

import static org.assertj.core.api.Assertions.assertThat;

import cn.quanzhi.Staff;
import cn.quanzhi.Widget;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** A ticket's number finds it, also long after it was closed and in no list any more. */
class TicketNumberJourneyTest extends DeskJourney {

    private String site;

    @BeforeEach
    void makeASite() {
        site = siteOf(unused());
        expert = staff("EXPERT", site).signedIn();
        visitor = Widget.open(base(), site, null);
    }

    private String siteOf(String name) {
        administrator(base())
                .post("/api/v1/sites", json(Map.of("site", name, "name", "园区", "allowedOrigins", List.of())), Map.of());
        return name;
    }

    @Test
    void findsAClosedTicketByItsNumberOrTheNumbersEnd() {
        Case over = claimed();
        resolve(over);
        visit(over, true, 5);
        Case other = escalated();
        String number = whole(over).get("number").asString();
        assertThat(whole(over).get("state").asString()).isEqualTo("CLOSED");
        String end = number.substring(number.indexOf('-') - 4);
        for (String wanted : List.of(number, number.toLowerCase(java.util.Locale.ROOT), end, " " + end + " ")) {
            assertThat(found(expert, wanted)).as(wanted).containsExactly(over.ticket());
        }
        assertThat(found(expert, whole(other).get("number").asString())).containsExactly(other.ticket());
        assertThat(found(expert, "QZ19990101-000001")).isEmpty();
        assertThat(found(staff("ADMIN", site).signedIn(), number)).containsExactly(over.ticket());
        for (String wrong : List.of("1", "%25%25%25", "___", "%E5%B7%A5%E5%8D%95%E5%8F%B7")) {
            assertThat(expert.get("/api/v1/tickets?number=" + wrong).status())
                    .as(wrong)
                    .isEqualTo(400);
        }
    }

    @Test
    void findsNothingOfAnotherSiteAndNothingForWhoeverIsNotOfTheDesk() {
        Case one = claimed();
        String number = whole(one).get("number").asString();
        Staff foreign = staff("EXPERT", siteOf(unused())).signedIn();
        assertThat(found(foreign, number)).isEmpty();
        assertThat(foreign.get(one.path()).status()).isEqualTo(404);
        assertThat(staff("CURATOR", site)
                        .signedIn()
                        .get("/api/v1/tickets?number=" + number)
                        .status())
                .isEqualTo(403);
        assertThat(visitor.get("/api/v1/tickets?number=" + number).status()).isEqualTo(401);
    }

    private static List<String> found(Staff staff, String number) {
        var reply = staff.get("/api/v1/tickets?view=ALL&number=" + number.replace(" ", "%20"));
        assertThat(reply.status()).as(reply.text()).isEqualTo(200);
        return reply.body()
                .get("items")
                .valueStream()
                .map((JsonNode ticket) -> ticket.get("ticketId").asString())
                .toList();
    }
}
