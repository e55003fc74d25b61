package cn.quanzhi.identity;

import cn.quanzhi.kernel.Ids;
import java.util.Set;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;

/** People and visitors as rows, without passwords and requests. */
public final class IdentityRig {

    private final JdbcClient jdbc;

    public IdentityRig(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    public Directory directory() {
        return new Directory(jdbc);
    }

    public Caller.Staff expert(String name) {
        UUID id = Ids.next();
        jdbc.sql("""
                        insert into identity_account (id, site_id, username, display_name, password_hash, roles)
                        values (:id, 'demo', :username, :name, '-', array['EXPERT'])
                        """)
                .param("id", id)
                .param("username", "rig-" + id)
                .param("name", name)
                .update();
        return new Caller.Staff(id, "demo", "rig-" + id, name, Set.of(Role.EXPERT), Ids.next());
    }

    public Caller.Visitor visitor() {
        UUID id = Ids.next();
        jdbc.sql("insert into identity_visitor (id, site_id, locale) values (:id, 'demo', 'zh-CN')")
                .param("id", id)
                .update();
        return new Caller.Visitor(id, "demo", null);
    }
}
