package cn.quanzhi.identity;

import static org.assertj.core.api.Assertions.assertThat;

import cn.quanzhi.Staff;
import cn.quanzhi.Widget.Reply;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class SignInJourneyTest extends AdministrationJourney {

    @Test
    void limitsTriesToSignIn() {
        String username = unused();
        Staff guesser = Staff.nobody(base());
        // Tries are counted by the minute: where one ends in between, those of two are needed.
        Reply first = guesser.signIn(username, "wrong-password");
        assertThat(first.status()).isEqualTo(401);
        Reply last = IntStream.range(0, 24)
                .mapToObj(i -> guesser.signIn(username, "wrong-password-" + i))
                .filter(reply -> reply.status() != 401)
                .findFirst()
                .orElseThrow();
        assertThat(last.status()).isEqualTo(429);
        assertThat(Integer.parseInt(last.header("Retry-After"))).isBetween(1, 60);
    }

    @Test
    void answersHostileNamesLikeUnknownOnes() {
        Staff guesser = Staff.nobody(base());
        for (String name : List.of("\\u0000", "\\ud800", "a' or 1=1 --")) {
            Reply reply = guesser.post(
                    "/api/v1/session", "{\"username\":\"" + name + "\",\"password\":\"whatever-1\"}", Map.of());
            assertThat(reply.status()).as(name).isEqualTo(401);
            assertThat(reply.code()).isEqualTo("BAD_CREDENTIALS");
        }
    }

    @Test
    void endsOtherSessionsWhenThePasswordChanges() {
        Staff administrator = administrator();
        String username = unused();
        String id = accountId(administrator.post(ACCOUNTS, account(username, "CURATOR", null), Map.of()));
        Staff curator = Staff.signedIn(base(), username, PASSWORD);
        administrator.patch(ACCOUNTS + "/" + id, "{\"password\":\"Another-pass-1\"}");
        assertThat(curator.get("/api/v1/session").status()).isEqualTo(401);
        assertThat(Staff.nobody(base()).signIn(username, "Another-pass-1").status())
                .isEqualTo(200);
    }
}
