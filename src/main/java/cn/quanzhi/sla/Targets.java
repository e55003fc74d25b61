package cn.quanzhi.sla;

import java.sql.ResultSet;
import java.sql.SQLException;
import org.springframework.jdbc.core.simple.JdbcClient;

/** How a target stands in a row: the unit and the amount of its term, and of its warning. */
final class Targets {

    static final String PERCENT = "PERCENT";

    private Targets() {}

    static Target read(ResultSet row) throws SQLException {
        String unit = row.getString("warning_unit");
        int amount = row.getInt("warning_amount");
        return new Target(
                Term.of(Term.Unit.valueOf(row.getString("term_unit")), row.getInt("term_amount")),
                unit.equals(PERCENT)
                        ? new Warning.Share(amount)
                        : new Warning.Left(Term.of(Term.Unit.valueOf(unit), amount)));
    }

    static JdbcClient.StatementSpec bind(JdbcClient.StatementSpec statement, Target target) {
        JdbcClient.StatementSpec bound = statement
                .param("termUnit", target.term().unit().name())
                .param("termAmount", target.term().amount());
        return switch (target.warning()) {
            case Warning.Share share -> bound.param("warningUnit", PERCENT).param("warningAmount", share.percent());
            case Warning.Left left ->
                bound.param("warningUnit", left.term().unit().name())
                        .param("warningAmount", left.term().amount());
        };
    }
}
