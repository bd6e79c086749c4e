package io.plenary.services.organizations;

import io.plenary.contracts.OrganizationRole;
import io.plenary.contracts.organizations.Invitation;
import io.plenary.contracts.organizations.InvitationState;
import io.plenary.contracts.organizations.Offer;
import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.SqlClient;
import io.vertx.sqlclient.Tuple;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

final class InvitationStore {

    private static final int MOST = 200;

    private InvitationStore() {}

    static Future<List<Invitation>> of(SqlClient sql, UUID organizationId) {
        return sql.preparedQuery(
                        "select * from invitations where organization_id = $1 order by created_at desc, id limit $2")
                .mapping(InvitationStore::sent)
                .execute(Tuple.of(organizationId, MOST))
                .map(rows -> rows.stream().map(SentInvitation::invitation).toList());
    }

    /** Kept from other writers until the transaction ends. */
    static Future<Optional<SentInvitation>> lock(SqlClient sql, UUID organizationId, UUID id) {
        return sql.preparedQuery("select * from invitations where organization_id = $1 and id = $2 for update")
                .mapping(InvitationStore::sent)
                .execute(Tuple.of(organizationId, id))
                .map(rows -> rows.stream().findFirst());
    }

    /** Of an invitation that can be accepted. */
    static Future<Optional<UUID>> organizationOf(SqlClient sql, byte[] tokenHash) {
        return sql.preparedQuery(
                        """
                        select organization_id from invitations
                        where token_hash = $1 and accepted_at is null and expires_at > now()
                        """)
                .mapping(row -> row.getUUID("organization_id"))
                .execute(Tuple.of(Buffer.buffer(tokenHash)))
                .map(rows -> rows.stream().findFirst());
    }

    /** One that can be accepted; kept from other writers until the transaction ends. */
    static Future<Optional<SentInvitation>> lockOpen(SqlClient sql, byte[] tokenHash) {
        return sql.preparedQuery(
                        """
                        select * from invitations
                        where token_hash = $1 and accepted_at is null and expires_at > now()
                        for update
                        """)
                .mapping(InvitationStore::sent)
                .execute(Tuple.of(Buffer.buffer(tokenHash)))
                .map(rows -> rows.stream().findFirst());
    }

    /** False if the id exists or the address is asked already. One that expired makes room. */
    static Future<Boolean> insert(SqlClient sql, SentInvitation sent, byte[] tokenHash) {
        Invitation invitation = sent.invitation();
        return sql.preparedQuery(
                        """
                        delete from invitations
                        where organization_id = $1 and email = $2 and accepted_at is null and expires_at <= now()
                        """)
                .execute(Tuple.of(invitation.organizationId(), invitation.email()))
                .compose(room -> sql.preparedQuery(
                                """
                                insert into invitations
                                    (id, organization_id, email, role, team_id, mailed_id, token_hash, mailed_at,
                                     expires_at, created_at, invited_by)
                                values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $8, $10)
                                on conflict do nothing
                                """)
                        .execute(Tuple.of(
                                        invitation.id(),
                                        invitation.organizationId(),
                                        invitation.email(),
                                        invitation.role().name())
                                .addUUID(invitation.teamId())
                                .addUUID(sent.mailedId())
                                .addBuffer(Buffer.buffer(tokenHash))
                                .addOffsetDateTime(sent.mailedAt().atOffset(ZoneOffset.UTC))
                                .addOffsetDateTime(invitation.expiresAt().atOffset(ZoneOffset.UTC))
                                .addUUID(invitation.invitedBy())))
                .map(inserted -> inserted.rowCount() == 1);
    }

    /** Another link in place of the one before. */
    static Future<Invitation> renew(SqlClient sql, UUID id, UUID mailedId, byte[] tokenHash, Instant expiresAt) {
        return sql.preparedQuery(
                        """
                        update invitations
                        set mailed_id = $2, token_hash = $3, mailed_at = now(), expires_at = $4
                        where id = $1
                        returning *
                        """)
                .mapping(InvitationStore::sent)
                .execute(Tuple.of(id, mailedId, Buffer.buffer(tokenHash), expiresAt.atOffset(ZoneOffset.UTC)))
                .map(rows -> rows.iterator().next().invitation());
    }

    static Future<Void> accept(SqlClient sql, UUID id, UUID userId, boolean otherAddress) {
        return sql.preparedQuery(
                        """
                        update invitations set accepted_by = $2, accepted_at = now(), other_address = $3 where id = $1
                        """)
                .execute(Tuple.of(id, userId, otherAddress))
                .mapEmpty();
    }

    /** False where it is gone already. */
    static Future<Boolean> delete(SqlClient sql, UUID organizationId, UUID id) {
        return sql.preparedQuery("delete from invitations where organization_id = $1 and id = $2")
                .execute(Tuple.of(organizationId, id))
                .map(deleted -> deleted.rowCount() == 1);
    }

    /** Whoever is no owner any more may have invited an owner to be. */
    static Future<Void> endOfOwners(SqlClient sql, UUID organizationId) {
        return sql.preparedQuery(
                        "delete from invitations where organization_id = $1 and role = 'OWNER' and accepted_by is null")
                .execute(Tuple.of(organizationId))
                .mapEmpty();
    }

    static Future<Optional<Offer>> offer(SqlClient sql, byte[] tokenHash) {
        return offer(sql, "token_hash = $1", Buffer.buffer(tokenHash));
    }

    static Future<Optional<Offer>> offer(SqlClient sql, UUID mailedId) {
        return offer(sql, "mailed_id = $1", mailedId);
    }

    private static Future<Optional<Offer>> offer(SqlClient sql, String which, Object value) {
        return sql.preparedQuery(
                        """
                        select i.email, i.role, i.expires_at, o.name as organization, t.name as team
                        from invitations i
                            join organizations o on o.id = i.organization_id
                            left join teams t on t.id = i.team_id
                        where accepted_at is null and expires_at > now() and\s"""
                                + which)
                .mapping(InvitationStore::offer)
                .execute(Tuple.of(value))
                .map(rows -> rows.stream().findFirst());
    }

    private static Offer offer(Row row) {
        return new Offer(
                null,
                row.getString("email"),
                row.getString("organization"),
                OrganizationRole.valueOf(row.getString("role")),
                row.getString("team"),
                row.getOffsetDateTime("expires_at").toInstant());
    }

    /** What is of no use any more, and what is over of paces. */
    static Future<Void> deleteBefore(SqlClient sql, Instant moment) {
        return sql.preparedQuery("delete from invitations where greatest(expires_at, accepted_at) < $1")
                .execute(Tuple.of(moment.atOffset(ZoneOffset.UTC)))
                .compose(deleted -> InvitationPaceStore.deleteOver(sql))
                .mapEmpty();
    }

    static Future<Void> forgetUser(SqlClient sql, UUID userId) {
        return sql.preparedQuery("delete from invitations where accepted_by = $1")
                .execute(Tuple.of(userId))
                .compose(deleted -> sql.preparedQuery("update invitations set invited_by = null where invited_by = $1")
                        .execute(Tuple.of(userId)))
                .mapEmpty();
    }

    private static SentInvitation sent(Row row) {
        Instant expiresAt = row.getOffsetDateTime("expires_at").toInstant();
        UUID acceptedBy = row.getUUID("accepted_by");
        return new SentInvitation(
                new Invitation(
                        row.getUUID("id"),
                        row.getUUID("organization_id"),
                        row.getString("email"),
                        OrganizationRole.valueOf(row.getString("role")),
                        row.getUUID("team_id"),
                        state(acceptedBy, expiresAt),
                        row.getOffsetDateTime("created_at").toInstant(),
                        expiresAt,
                        acceptedBy,
                        row.getBoolean("other_address"),
                        row.getUUID("invited_by")),
                row.getUUID("mailed_id"),
                row.getOffsetDateTime("mailed_at").toInstant());
    }

    private static InvitationState state(UUID acceptedBy, Instant expiresAt) {
        if (acceptedBy != null) {
            return InvitationState.ACCEPTED;
        }
        return expiresAt.isAfter(Instant.now()) ? InvitationState.PENDING : InvitationState.EXPIRED;
    }
}
