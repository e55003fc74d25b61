package cn.quanzhi.identity;

import static org.assertj.core.api.Assertions.assertThat;

import cn.quanzhi.Staff;
import cn.quanzhi.Widget;
import cn.quanzhi.Widget.Reply;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

class AccountsJourneyTest extends AdministrationJourney {

    @Autowired
    private JdbcClient jdbc;

    @Test
    void makesAnAccountThatCanSignIn() {
        String username = unused();
        Reply made = administrator().post(ACCOUNTS, account(username, "EXPERT", null), Map.of());
        assertThat(made.status()).isEqualTo(201);
        assertThat(made.body().get("accountId").asString()).isNotEmpty();
        assertThat(made.body().get("site").asString()).isEqualTo("shared");
        assertThat(made.body().get("skills").get(0).asString()).isEqualTo("检验检测");
        assertThat(made.text()).doesNotContain(PASSWORD).doesNotContain("argon2");
        Reply session = Staff.nobody(base()).signIn(username, PASSWORD);
        assertThat(session.status()).isEqualTo(200);
        assertThat(session.body().get("roles").get(0).asString()).isEqualTo("EXPERT");
    }

    @Test
    void namesEveryFieldThatIsWrong() {
        Reply reply = administrator()
                .post(
                        ACCOUNTS,
                        "{\"username\":\"a b\",\"displayName\":\" \",\"password\":\"short\",\"roles\":[],\"site\":\"nowhere\"}",
                        Map.of());
        assertThat(reply.status()).isEqualTo(400);
        assertThat(reply.code()).isEqualTo("INVALID_INPUT");
        assertThat(StreamSupport.stream(reply.body().get("errors").spliterator(), false)
                        .map(error -> error.get("field").asString()))
                .containsExactlyInAnyOrder("username", "displayName", "password", "roles", "site");
    }

    @Test
    void refusesWhatItDoesNotKnow() {
        Staff administrator = administrator();
        Reply role = administrator.post(ACCOUNTS, account(unused(), "WIZARD", null), Map.of());
        assertThat(role.status()).isEqualTo(400);
        assertThat(role.body().at("/errors/0/field").asString()).isEqualTo("roles[0]");
        Reply field = administrator.post(ACCOUNTS, "{\"username\":\"abc\",\"isAdmin\":true}", Map.of());
        assertThat(field.status()).isEqualTo(400);
        assertThat(field.body().at("/errors/0/field").asString()).isEqualTo("isAdmin");
    }

    @Test
    void hasOneAccountOfAName() {
        String username = unused();
        Staff administrator = administrator();
        administrator.post(ACCOUNTS, account(username, "EXPERT", null), Map.of());
        Reply again = administrator.post(ACCOUNTS, account(username.toUpperCase(), "EXPERT", null), Map.of());
        assertThat(again.status()).isEqualTo(409);
    }

    @Test
    void givesTheFirstAnswerAgainForTheSameKey() {
        Staff administrator = administrator();
        Map<String, String> key = Map.of("Idempotency-Key", UUID.randomUUID().toString());
        String username = unused();
        Reply first = administrator.post(ACCOUNTS, account(username, "EXPERT", null), key);
        Reply second = administrator.post(ACCOUNTS, account(username, "EXPERT", null), key);
        assertThat(second.status()).isEqualTo(201);
        assertThat(second.text()).isEqualTo(first.text());
        Reply other = administrator.post(
                ACCOUNTS, account(username, "EXPERT", null).replace(PASSWORD, "Another-pass-1"), key);
        assertThat(other.status()).isEqualTo(422);
        assertThat(other.code()).isEqualTo("IDEMPOTENCY_KEY_REUSED");
    }

    @Test
    void endsTheSessionsOfADisabledAccountAtOnce() {
        Staff administrator = administrator();
        String username = unused();
        String id = accountId(administrator.post(ACCOUNTS, account(username, "EXPERT", null), Map.of()));
        Staff expert = Staff.signedIn(base(), username, PASSWORD);
        Reply disabled = administrator.patch(ACCOUNTS + "/" + id, "{\"enabled\":false}");
        assertThat(disabled.status()).isEqualTo(200);
        assertThat(disabled.body().get("enabled").asBoolean()).isFalse();
        assertThat(expert.get("/api/v1/session").status()).isEqualTo(401);
        assertThat(Staff.nobody(base()).signIn(username, PASSWORD).status()).isEqualTo(401);
    }

    @Test
    void endsTheStreamsOfADisabledAccountAtOnce() {
        Staff administrator = administrator();
        String username = unused();
        String id = accountId(administrator.post(ACCOUNTS, account(username, "EXPERT", null), Map.of()));
        Staff expert = Staff.signedIn(base(), username, PASSWORD);
        Widget visitor = Widget.open(base());
        String consultation = visitor.consultation();
        visitor.post("/api/v1/consultations/" + consultation + "/escalation", "{}", Map.of());
        try (var stream = Widget.stream(base(), consultation, null, "Cookie", expert.cookieHeader())) {
            stream.await(event -> event.type().equals("consultation.state"));
            administrator.patch(ACCOUNTS + "/" + id, "{\"enabled\":false}");
            var end = stream.await(event -> event.type().equals("stream.end"));
            assertThat(end.data().get("reason").asString()).isEqualTo("SIGNED_OUT");
        }
    }

    @Test
    void keepsASitesAdministratorWithinItsSite() {
        Staff shared = administrator();
        String site = newSite(shared);
        Staff local = administratorOf(shared, site);
        Reply own = local.post(ACCOUNTS, account(unused(), "EXPERT", null), Map.of());
        assertThat(own.status()).isEqualTo(201);
        assertThat(own.body().get("site").asString()).isEqualTo(site);
        for (String foreign : List.of("shared", "demo", "nowhere")) {
            assertThat(local.post(ACCOUNTS, account(unused(), "EXPERT", foreign), Map.of())
                            .status())
                    .isEqualTo(403);
        }
        String other = accountId(shared.post(ACCOUNTS, account(unused(), "EXPERT", "demo"), Map.of()));
        assertThat(local.get(ACCOUNTS + "/" + other).status()).isEqualTo(404);
        assertThat(local.patch(ACCOUNTS + "/" + other, "{\"enabled\":false}").status())
                .isEqualTo(404);
        assertThat(local.get(ACCOUNTS).body().get("items").size()).isEqualTo(2);
        assertThat(local.get(SITES).status()).isEqualTo(403);
        assertThat(local.post(SITES, site(unused()), Map.of()).status()).isEqualTo(403);
    }

    @Test
    void letsOnlyAdministratorsIn() {
        Staff administrator = administrator();
        String username = unused();
        administrator.post(ACCOUNTS, account(username, "EXPERT", null), Map.of());
        Staff expert = Staff.signedIn(base(), username, PASSWORD);
        assertThat(expert.get(ACCOUNTS).status()).isEqualTo(403);
        assertThat(expert.get(SITES).status()).isEqualTo(403);
        assertThat(Widget.open(base()).get(ACCOUNTS).status()).isEqualTo(401);
        assertThat(Widget.nobody(base()).get(SITES).status()).isEqualTo(401);
    }

    @Test
    void keepsTheLastSharedAdministrator() {
        Staff administrator = administrator();
        String self =
                administrator.get("/api/v1/session").body().get("accountId").asString();
        for (String change : List.of("{\"enabled\":false}", "{\"roles\":[\"EXPERT\"]}")) {
            Reply refused = administrator.patch(ACCOUNTS + "/" + self, change);
            assertThat(refused.status()).isEqualTo(409);
        }
        String second = accountId(administrator.post(ACCOUNTS, account(unused(), "ADMIN", null), Map.of()));
        assertThat(administrator
                        .patch(ACCOUNTS + "/" + second, "{\"roles\":[\"EXPERT\"]}")
                        .status())
                .isEqualTo(200);
    }

    @Test
    void pagesWithoutGapOrRepeat() {
        Staff shared = administrator();
        Staff local = administratorOf(shared, newSite(shared));
        IntStream.range(0, 4).forEach(i -> local.post(ACCOUNTS, account(unused(), "EXPERT", null), Map.of()));
        Reply first = local.get(ACCOUNTS + "?limit=3");
        assertThat(first.body().get("items").size()).isEqualTo(3);
        Reply second = local.get(
                ACCOUNTS + "?limit=3&cursor=" + first.body().get("nextCursor").asString());
        assertThat(second.body().get("items").size()).isEqualTo(2);
        assertThat(second.body().get("nextCursor").isNull()).isTrue();
        for (String bad : List.of("limit=0", "limit=101", "limit=x", "cursor=x")) {
            assertThat(local.get(ACCOUNTS + "?" + bad).status()).as(bad).isEqualTo(400);
        }
    }

    @Test
    void keepsNoPasswordThatIsEasierToGuessThanItsHash() {
        Map<String, String> key = Map.of("Idempotency-Key", UUID.randomUUID().toString());
        administrator().post(ACCOUNTS, account(unused(), "EXPERT", null), key);
        String kept = jdbc.sql("select response from platform_idempotency where key = :key")
                .param("key", key.get("Idempotency-Key"))
                .query(String.class)
                .single();
        assertThat(kept).doesNotContain(PASSWORD);
    }
}
