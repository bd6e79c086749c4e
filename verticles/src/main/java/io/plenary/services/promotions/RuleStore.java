package io.plenary.services.promotions;

import io.plenary.contracts.promotions.Placement;
import io.plenary.contracts.promotions.PlacementRule;
import io.plenary.contracts.promotions.PromotionRules;
import io.vertx.core.Future;
import io.vertx.sqlclient.SqlClient;
import io.vertx.sqlclient.Tuple;
import java.util.List;
import java.util.UUID;

final class RuleStore {

    private RuleStore() {}

    /** Where nothing was said nothing is allowed. */
    static Future<PromotionRules> find(SqlClient sql, UUID organizationId, UUID conferenceId) {
        return sql.preparedQuery(
                        """
                        select * from placement_rules where organization_id = $1 and conference_id = $2
                        order by placement
                        """)
                .mapping(row -> new PlacementRule(
                        Placement.valueOf(row.getString("placement")), row.getInteger("most"), row.getInteger("every")))
                .execute(Tuple.of(organizationId, conferenceId))
                .map(rows -> new PromotionRules(
                        organizationId, conferenceId, rows.stream().toList()));
    }

    /** Of two who say it at once the later one holds, and the whole of it. */
    static Future<Void> put(SqlClient sql, PromotionRules rules) {
        return sql.preparedQuery("select pg_advisory_xact_lock(hashtextextended($1, 0))")
                .execute(Tuple.of("promotion rules of " + rules.conferenceId()))
                .compose(locked -> sql.preparedQuery(
                                "delete from placement_rules where organization_id = $1 and conference_id = $2")
                        .execute(Tuple.of(rules.organizationId(), rules.conferenceId())))
                .compose(gone -> insert(sql, rules));
    }

    private static Future<Void> insert(SqlClient sql, PromotionRules rules) {
        List<Tuple> rows = rules.placements().stream()
                .map(rule -> Tuple.of(
                        rules.conferenceId(),
                        rule.placement().name(),
                        rules.organizationId(),
                        rule.most(),
                        rule.every()))
                .toList();
        return rows.isEmpty()
                ? Future.succeededFuture()
                : sql.preparedQuery(
                                """
                                insert into placement_rules (conference_id, placement, organization_id, most, every)
                                values ($1, $2, $3, $4, $5)
                                """)
                        .executeBatch(rows)
                        .mapEmpty();
    }
}
