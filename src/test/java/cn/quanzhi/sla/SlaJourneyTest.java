package cn.quanzhi.sla;

import static org.assertj.core.api.Assertions.assertThat;

import cn.quanzhi.Staff;
import cn.quanzhi.TestService;
import cn.quanzhi.Widget;
import cn.quanzhi.Widget.Reply;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** What supervisors see of their site's time limits, and administrators enter. */
class SlaJourneyTest extends TestService {

    private static final String CALENDAR = "/api/v1/sla/calendar";
    private static final String POLICIES = "/api/v1/sla/policies";
    private static final Map<String, String> CSV = Map.of("Content-Type", "text/csv");
    private static final JsonMapper JSON = new JsonMapper();

    @Test
    void showsTheYearAndSaysThatTheNextOneIsMissing() {
        Staff staff = staff(newSite(), "SUPERVISOR");
        time().set(Instant.parse("2026-11-25T02:00:00Z"));
        JsonNode year = staff.get(CALENDAR).body();
        assertThat(year.get("year").asInt()).isEqualTo(2026);
        assertThat(year.get("knownUntil").asString()).isEqualTo("2026-12-31");
        assertThat(year.get("nextMissing").asBoolean()).isTrue();
        assertThat(year.at("/days/0").toString())
                .isEqualTo("{\"date\":\"2026-01-01\",\"kind\":\"OFF\",\"name\":\"元旦\",\"shared\":true}");
        assertThat(year.at("/shifts/1").toString())
                .isEqualTo("{\"weekday\":null,\"from\":\"13:30\",\"until\":\"17:30\"}");
        assertThat(year.get("shiftsShared").asBoolean()).isTrue();
    }

    @Test
    void saysWhetherTheHoursAreTheSitesOwn() {
        Staff administrator = staff(newSite(), "ADMIN");
        String own = "{\"year\":2026,\"shifts\":[{\"weekday\":null,\"from\":\"08:00\",\"until\":\"16:00\"}]}";
        assertThat(administrator.put(CALENDAR, own).body().get("shiftsShared").asBoolean(true))
                .isFalse();
        JsonNode again =
                administrator.put(CALENDAR, "{\"year\":2026,\"shifts\":[]}").body();
        assertThat(again.get("shiftsShared").asBoolean()).isTrue();
        assertThat(again.at("/shifts/0/from").asString()).isEqualTo("09:00");
    }

    @Test
    void entersTheNextYearFromAFile() {
        Staff administrator = staff(newSite(), "ADMIN");
        time().set(Instant.parse("2026-11-25T02:00:00Z"));
        String file = IntStream.rangeClosed(1, 13)
                .mapToObj(day -> "2027-02-%02d,OFF,春节".formatted(day))
                .collect(Collectors.joining("\n", "date,kind,name\n", ""));
        Reply bad = administrator.post(CALENDAR + "/import", file + "\n2027-2-30,OFF,春节", CSV);
        assertThat(bad.status()).isEqualTo(400);
        assertThat(bad.body().at("/errors/0/field").asString()).isEqualTo("line 15");
        Reply entered = administrator.post(CALENDAR + "/import", file, CSV);
        assertThat(entered.text()).isEqualTo("{\"days\":{\"2027\":13}}");
        JsonNode year = administrator.get(CALENDAR + "?year=2027").body();
        assertThat(year.get("days").size()).isEqualTo(13);
        assertThat(year.get("knownUntil").asString()).isEqualTo("2027-12-31");
        assertThat(year.get("nextMissing").asBoolean()).isFalse();
    }

    @Test
    void takesBackWhatItGaveAndKeepsWhatIsChanged() {
        Staff administrator = staff(newSite(), "ADMIN");
        ObjectNode year =
                (ObjectNode) administrator.get(CALENDAR + "?year=2026").body();
        ObjectNode change = JSON.createObjectNode();
        change.set("year", year.get("year"));
        change.set("days", year.get("days"));
        change.set("shifts", JSON.readTree("[{\"weekday\":null,\"from\":\"08:30\",\"until\":\"12:00\"}]"));
        ((ArrayNode) change.get("days"))
                .addObject()
                .put("date", "2026-11-26")
                .put("kind", "OFF")
                .put("name", "园区开放日");
        JsonNode changed = administrator.put(CALENDAR, change.toString()).body();
        assertThat(changed.get("days")
                        .valueStream()
                        .filter(day -> !day.get("shared").asBoolean())
                        .map(day -> day.get("date").asString()))
                .containsExactly("2026-11-26");
        assertThat(changed.get("shifts").size()).isEqualTo(1);
        assertThat(staff(newSite(), "ADMIN").get(CALENDAR + "?year=2026").text())
                .doesNotContain("园区开放日");
    }

    @Test
    void saysWhichDayOrShiftIsWrong() {
        Staff administrator = staff(newSite(), "ADMIN");
        assertThat(wrong(administrator, CALENDAR, "{\"days\":[]}")).isEqualTo("year");
        assertThat(wrong(administrator, CALENDAR, "{\"year\":2027,\"days\":[null]}"))
                .isEqualTo("days[0].date");
        assertThat(wrong(
                        administrator,
                        CALENDAR,
                        "{\"year\":2027,\"days\":[{\"date\":\"2026-01-01\",\"kind\":\"OFF\",\"name\":\"元旦\"}]}"))
                .isEqualTo("days[0].date");
        assertThat(wrong(
                        administrator,
                        CALENDAR,
                        "{\"year\":2027,\"days\":[{\"date\":\"2027-01-01\",\"kind\":\"OFF\",\"name\":\" \"}]}"))
                .isEqualTo("days[0].name");
        assertThat(wrong(
                        administrator,
                        CALENDAR,
                        "{\"year\":2027,\"shifts\":[{\"weekday\":null,\"from\":\"12:00\",\"until\":\"9:00\"}]}"))
                .isEqualTo("shifts[0]");
        assertThat(wrong(
                        administrator,
                        CALENDAR,
                        "{\"year\":2027,\"shifts\":[{\"weekday\":\"FRIDAY\",\"from\":\"09:00\",\"until\":\"12:00\"}]}"))
                .isEqualTo("shifts");
        assertThat(wrong(administrator, CALENDAR, "{\"year\":2027,\"holidays\":[]}"))
                .isEqualTo("holidays");
        assertThat(wrong(administrator, POLICIES, "{}")).isEqualTo("policies");
    }

    @Test
    void setsASitesOwnTimeLimits() {
        Staff administrator = staff(newSite(), "ADMIN");
        ObjectNode policies = (ObjectNode) administrator.get(POLICIES).body();
        assertThat(policies.get("policies").size()).isEqualTo(12);
        ((ArrayNode) policies.get("policies")).add(JSON.readTree("""
                        {"queue":"计量","priority":"NORMAL","kind":"RESOLUTION",
                         "term":{"unit":"WORKING_DAYS","amount":15},
                         "warning":{"percent":null,"left":{"unit":"WORKING_DAYS","amount":2}}}
                        """));
        Reply changed = administrator.put(POLICIES, policies.toString());
        assertThat(changed.status()).isEqualTo(200);
        assertThat(changed.body()
                        .get("policies")
                        .valueStream()
                        .filter(policy -> !policy.get("shared").asBoolean())
                        .map(policy -> policy.at("/term/amount").asInt()))
                .containsExactly(15);
    }

    @Test
    void letsOnlyAdministratorsEnterAndNobodyElseSee() {
        String site = newSite();
        Staff supervisor = staff(site, "SUPERVISOR");
        assertThat(supervisor.get(POLICIES).status()).isEqualTo(200);
        assertThat(supervisor.put(POLICIES, "{\"policies\":[]}").status()).isEqualTo(403);
        assertThat(supervisor.put(CALENDAR, "{\"year\":2027,\"days\":[]}").status())
                .isEqualTo(403);
        assertThat(supervisor
                        .post(CALENDAR + "/import", "2027-01-01,OFF,元旦", CSV)
                        .status())
                .isEqualTo(403);
        Staff expert = staff(site, "EXPERT");
        assertThat(expert.get(POLICIES).status()).isEqualTo(403);
        assertThat(expert.get(CALENDAR).status()).isEqualTo(403);
        assertThat(Widget.nobody(base()).get(CALENDAR).status()).isEqualTo(401);
    }

    private static String wrong(Staff staff, String path, String body) {
        Reply reply = staff.put(path, body);
        assertThat(reply.status()).as(reply.text()).isEqualTo(400);
        return reply.body().at("/errors/0/field").asString();
    }

    private String newSite() {
        String site = unused();
        Reply made = administrator(base())
                .post("/api/v1/sites", "{\"site\":\"" + site + "\",\"name\":\"园区\",\"allowedOrigins\":[]}", Map.of());
        assertThat(made.status()).as(made.text()).isEqualTo(201);
        return site;
    }

    private Staff staff(String site, String role) {
        String username = unused();
        Reply made = administrator(base())
                .post(
                        "/api/v1/accounts",
                        JSON.writeValueAsString(Map.of(
                                "username", username,
                                "displayName", "张工",
                                "password", PASSWORD,
                                "roles", new String[] {role},
                                "site", site)),
                        Map.of());
        assertThat(made.status()).as(made.text()).isEqualTo(201);
        return Staff.signedIn(base(), username, PASSWORD);
    }

    private static String unused() {
        return "t" + UUID.randomUUID().toString().substring(24);
    }
}
