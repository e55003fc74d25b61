package cn.quanzhi.escalation;

import static org.assertj.core.api.Assertions.assertThat;

import cn.quanzhi.Staff;
import cn.quanzhi.Widget.Reply;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** Who holds a case is never in doubt. */
class AssignmentJourneyTest extends DeskJourney {

    @Test
    void givesATicketToOneOfManyWhoCallAtOnce() {
        List<Member> members =
                IntStream.range(0, 4).mapToObj(i -> staff("EXPERT", "demo")).toList();
        List<Staff> experts = members.stream().map(Member::signedIn).toList();
        Case one = escalated();
        List<Reply> replies = atOnce(experts.stream()
                .<Callable<Reply>>map(each -> () -> post(each, one, "claim", ""))
                .toList());
        assertThat(replies.stream().filter(reply -> reply.status() == 200)).hasSize(1);
        JsonNode winner = whole(one).get("assignee");
        assertThat(replies.stream().filter(reply -> reply.status() != 200)).allSatisfy(reply -> {
            assertThat(reply.status()).isEqualTo(409);
            assertThat(reply.code()).isEqualTo("TICKET_ALREADY_CLAIMED");
            assertThat(reply.body().get("detail").asString())
                    .contains(winner.get("displayName").asString());
        });
        int holder = IntStream.range(0, members.size())
                .filter(i -> members.get(i)
                        .accountId()
                        .equals(winner.get("accountId").asString()))
                .findFirst()
                .orElseThrow();
        assertThat(post(experts.get(holder), one, "claim", "").status()).isEqualTo(200);
    }

    @Test
    void refusesToClaimWhatIsClosedOrOfAnotherSite() {
        Case one = claimed();
        post(one, "reject", "{\"code\":\"OUT_OF_SCOPE\"}");
        Reply late = post(one, "claim", "");
        assertThat(late.status()).isEqualTo(409);
        assertThat(late.code()).isEqualTo("CONFLICT");

        Case open = escalated();
        Staff stranger = staff("EXPERT", newSite()).signedIn();
        for (String call : List.of("claim", "release", "draft")) {
            assertThat(post(stranger, open, call, "").status()).as(call).isEqualTo(404);
        }
        assertThat(post(stranger, open, "messages", "{\"text\":\"您好\"}").status())
                .isEqualTo(404);
        assertThat(stranger.get(open.path()).status()).isEqualTo(404);
        assertThat(stranger.get("/api/v1/tickets").body().get("items").size()).isZero();
        assertThat(stranger.get(CONSULTATIONS + open.consultation()).status()).isEqualTo(404);
        assertThat(expert.post(TICKETS + UUID.randomUUID() + "/claim", "", Map.of())
                        .status())
                .isEqualTo(404);
        Staff shared = staff("EXPERT", "shared").signedIn();
        assertThat(post(shared, open, "claim", "").status()).isEqualTo(200);
    }

    @Test
    void letsNobodyActOnWhatSomebodyElseHolds() {
        Case one = claimed();
        Case other = escalated();
        Case third = escalated();
        Staff colleague = staff("EXPERT", "demo").signedIn();
        Map<String, String> calls = Map.ofEntries(
                Map.entry("release", ""),
                Map.entry("transfer", "{\"toQueue\":\"GENERAL\",\"note\":\"转\"}"),
                Map.entry("messages", "{\"text\":\"您好\"}"),
                Map.entry("notes", "{\"text\":\"备注\"}"),
                Map.entry("resolve", "{\"summary\":\"已答复\"}"),
                Map.entry("draft", ""),
                Map.entry("await", ""),
                Map.entry("extend", "{\"days\":3,\"reason\":\"要看现场\"}"),
                Map.entry("return", "{\"reason\":\"派错了\"}"),
                Map.entry("reject", "{\"code\":\"ABUSIVE\"}"),
                Map.entry("refer", "{\"to\":\"12345\"}"),
                Map.entry("merge", "{\"intoTicketId\":\"" + third.ticket() + "\"}"));
        calls.forEach((call, body) -> {
            Reply refused = post(colleague, one, call, body);
            assertThat(refused.status()).as(call).isEqualTo(409);
            assertThat(refused.code()).as(call).isEqualTo("TICKET_NOT_YOURS");
            assertThat(post(colleague, other, call, body).code()).as(call).isEqualTo("TICKET_NOT_YOURS");
        });
        assertThat(stage(one)).isEqualTo("SIGNED");
    }

    @Test
    void handsACaseOnWithANote() {
        Member next = staff("EXPERT", "demo");
        Case one = claimed();
        Reply moved = post(one, "transfer", json(Map.of("toAccountId", next.accountId(), "note", "请从计量角度看")));
        assertThat(moved.status()).isEqualTo(200);
        assertThat(moved.body().at("/assignee/displayName").asString()).isEqualTo(next.name());
        assertThat(stateOf(one)).isEqualTo("EXPERT");
        assertThat(say(one, "还在吗").code()).isEqualTo("TICKET_NOT_YOURS");
        assertThat(whole(one).get("timeline").valueStream().map(entry -> text(entry, "text")))
                .contains("请从计量角度看");
        Staff holder = next.signedIn();
        assertThat(post(holder, one, "transfer", "{\"toQueue\":\"GENERAL\",\"note\":\"退回\"}")
                        .body()
                        .get("state")
                        .asString())
                .isEqualTo("OPEN");
        assertThat(stateOf(one)).isEqualTo("WAITING");
    }

    @Test
    void handsACaseOnlyToWhoMayHoldIt() {
        Case one = claimed();
        for (Object to : List.of(
                UUID.randomUUID(),
                staff("CURATOR", "demo").accountId(),
                staff("EXPERT", newSite()).accountId())) {
            Reply refused = post(one, "transfer", json(Map.of("toAccountId", to, "note", "请接手")));
            assertThat(refused.status()).isEqualTo(400);
            assertThat(refused.body().at("/errors/0/field").asString()).isEqualTo("toAccountId");
        }
        for (String body : List.of("{\"toQueue\":\"NOWHERE\"}", "{\"note\":\"谁接\"}", "{\"toAccountId\":5}")) {
            assertThat(post(one, "transfer", body).status()).as(body).isEqualTo(400);
        }
    }

    @Test
    void letsOneOfTwoTransfersAtOnceWin() {
        Member left = staff("EXPERT", "demo");
        Member right = staff("EXPERT", "demo");
        Case one = claimed();
        List<Reply> replies = atOnce(List.of(
                () -> post(one, "transfer", json(Map.of("toAccountId", left.accountId(), "note", "左"))),
                () -> post(one, "transfer", json(Map.of("toAccountId", right.accountId(), "note", "右")))));
        assertThat(replies.stream().map(Reply::status)).containsExactlyInAnyOrder(200, 409);
        String told = replies.stream()
                .filter(reply -> reply.status() == 200)
                .map(reply -> reply.body().at("/assignee/accountId").asString())
                .findFirst()
                .orElseThrow();
        assertThat(whole(one).at("/assignee/accountId").asString()).isEqualTo(told);
    }

    @Test
    void givesTheCasesOfADisabledExpertBackToTheQueue() {
        Member leaving = staff("EXPERT", "demo");
        Staff gone = leaving.signedIn();
        Case one = escalated();
        Case two = escalated();
        post(gone, one, "claim", "");
        post(gone, two, "claim", "");
        post(gone, two, "messages", "{\"text\":\"我先看看\"}");
        administrator(base()).patch("/api/v1/accounts/" + leaving.accountId(), "{\"enabled\":false}");
        assertThat(post(gone, one, "release", "").status()).isEqualTo(401);
        for (Case each : List.of(one, two)) {
            Awaitility.await().until(() -> stateOf(each).equals("WAITING"));
            JsonNode back = whole(each);
            assertThat(back.get("assignee").isNull()).isTrue();
            assertThat(back.get("timeline").valueStream().map(entry -> text(entry, "text")))
                    .as("why it is back stands on its timeline")
                    .anyMatch(words -> words != null && words.contains("停用"));
            assertThat(post(each, "claim", "").status()).isEqualTo(200);
        }
    }

    @Test
    void takesAWrongDispatchBackOnce() {
        Case one = claimed();
        assertThat(post(one, "return", "{\"reason\":\"不是计量的事\"}")
                        .body()
                        .get("stage")
                        .asString())
                .isEqualTo("RECEIVED");
        post(one, "claim", "");
        Reply again = post(one, "return", "{\"reason\":\"还是不对\"}");
        assertThat(again.status()).isEqualTo(409);
        assertThat(post(one, "return", "{}").status()).isEqualTo(400);
    }

    @Test
    void letsEachRoleDoWhatIsItsOwn() {
        Case one = claimed();
        Staff administrator = staff("ADMIN", "demo").signedIn();
        assertThat(administrator.get(one.path()).status()).isEqualTo(200);
        assertThat(administrator.get("/api/v1/tickets?view=ALL").status()).isEqualTo(200);
        assertThat(administrator.get(CONSULTATIONS + one.consultation()).status())
                .isEqualTo(200);
        assertThat(post(administrator, one, "claim", "").status()).isEqualTo(403);
        Staff curator = staff("CURATOR", "demo").signedIn();
        assertThat(curator.get(one.path()).status()).isEqualTo(403);
        assertThat(curator.get("/api/v1/desk/events").status()).isEqualTo(403);
        assertThat(post(one, "review", "{\"passed\":true}").status()).isEqualTo(403);
        assertThat(post(one, "extend/decision", "{\"granted\":true}").status()).isEqualTo(403);
        assertThat(visitor.get(one.path()).status()).isEqualTo(401);
        assertThat(visitor.post(one.path() + "/claim", "", Map.of()).status()).isEqualTo(401);
        Staff supervisor = staff("SUPERVISOR", "demo").signedIn();
        assertThat(post(supervisor, one, "messages", "{\"text\":\"我来答\"}").code())
                .isEqualTo("TICKET_NOT_YOURS");
        assertThat(post(supervisor, one, "release", "").status()).isEqualTo(200);
        assertThat(expert.get(CONSULTATIONS + visitor.consultation()).status()).isEqualTo(404);
    }

    @Test
    void refusesWhatIsTooLargeOrUnreadable() {
        Case one = claimed();
        String megabyte = "{\"text\":\"" + "长".repeat(350_000) + "\"}";
        assertThat(post(one, "messages", megabyte).status()).isEqualTo(413);
        Reply words = post(one, "messages", json(Map.of("text", "长".repeat(4_001))));
        assertThat(words.status()).isEqualTo(400);
        assertThat(words.code()).isEqualTo("TEXT_TOO_LONG");
        for (String body : List.of("{\"text\":\" \"}", "{}", "{\"text\":5}", "{\"txt\":\"x\"}", "[]", "{")) {
            assertThat(post(one, "messages", body).status()).as(body).isEqualTo(400);
        }
        for (String query : List.of("view=NONE", "state=LOST", "limit=0", "cursor=x", "priority=LOW")) {
            assertThat(expert.get("/api/v1/tickets?" + query).status())
                    .as(query)
                    .isEqualTo(400);
        }
        assertThat(expert.get(TICKETS + "x").status()).isEqualTo(404);
    }

    @Test
    void pagesThroughTheQueueWithoutGapOrRepeat() {
        Staff far = staff("EXPERT", newSite()).signedIn();
        assertThat(far.get("/api/v1/tickets?view=UNASSIGNED")
                        .body()
                        .get("items")
                        .size())
                .isZero();
        for (int i = 0; i < 3; i++) {
            escalated();
        }
        long waiting =
                expert.get("/api/v1/desk/counts").body().get("unassigned").asLong();
        java.util.Set<String> seen = new java.util.HashSet<>();
        String cursor = "";
        do {
            JsonNode page = expert.get("/api/v1/tickets?view=UNASSIGNED&limit=2" + cursor)
                    .body();
            page.get("items")
                    .forEach(
                            ticket -> assertThat(seen.add(ticket.get("ticketId").asString()))
                                    .isTrue());
            cursor = page.get("nextCursor").isNull()
                    ? ""
                    : "&cursor=" + page.get("nextCursor").asString();
        } while (!cursor.isEmpty());
        assertThat(seen).hasSize((int) waiting);
    }

    @Test
    void givesTheFirstAnswerAgainForTheSameKey() {
        Case one = claimed();
        Map<String, String> key = Map.of("Idempotency-Key", UUID.randomUUID().toString());
        Reply first = expert.post(one.path() + "/messages", "{\"text\":\"您好\"}", key);
        Reply second = expert.post(one.path() + "/messages", "{\"text\":\"您好\"}", key);
        assertThat(second.text()).isEqualTo(first.text());
        assertThat(whole(one)
                        .get("messages")
                        .valueStream()
                        .filter(message -> message.get("author").asString().equals("EXPERT")))
                .hasSize(1);
    }

    private String newSite() {
        String site = unused();
        administrator(base())
                .post("/api/v1/sites", json(Map.of("site", site, "name", "园区", "allowedOrigins", List.of())), Map.of());
        return site;
    }

    static List<Reply> atOnce(List<Callable<Reply>> calls) {
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<Reply>> all = threads.invokeAll(calls);
            java.util.ArrayList<Reply> replies = new java.util.ArrayList<>();
            for (Future<Reply> one : all) {
                replies.add(one.get());
            }
            return replies;
        } catch (InterruptedException | ExecutionException e) {
            throw new IllegalStateException(e);
        }
    }
}
