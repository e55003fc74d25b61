package cn.quanzhi.identity;

import static org.assertj.core.api.Assertions.assertThat;

import cn.quanzhi.Staff;
import cn.quanzhi.TestService;
import cn.quanzhi.Widget.Reply;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What the journeys of administrators share. */
abstract class AdministrationJourney extends TestService {

    static final String ACCOUNTS = "/api/v1/accounts";
    static final String SITES = "/api/v1/sites";

    Staff administrator() {
        return administrator(base());
    }

    String newSite(Staff administrator) {
        String site = unused();
        assertThat(administrator.post(SITES, site(site), Map.of()).status()).isEqualTo(201);
        return site;
    }

    Staff administratorOf(Staff shared, String site) {
        String username = unused();
        shared.post(ACCOUNTS, account(username, "ADMIN", site), Map.of());
        return Staff.signedIn(base(), username, PASSWORD);
    }

    static String accountId(Reply made) {
        assertThat(made.status()).isEqualTo(201);
        return made.body().get("accountId").asString();
    }

    static String unused() {
        return "t" + UUID.randomUUID().toString().substring(24);
    }

    static String site(String site) {
        return "{\"site\":\"" + site + "\",\"name\":\"园区\",\"allowedOrigins\":[\"https://park.example.cn\"]}";
    }

    static String account(String username, String role, @Nullable String site) {
        return "{\"username\":\"" + username + "\",\"displayName\":\"张工\",\"password\":\"" + PASSWORD
                + "\",\"roles\":[\"" + role + "\"],\"skills\":[\"检验检测\"],\"site\":"
                + (site == null ? "null" : "\"" + site + "\"") + "}";
    }
}
