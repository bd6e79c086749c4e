package io.plenary.services.registrations.codes;

import io.plenary.contracts.registrations.Pass;
import io.vertx.core.buffer.Buffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.Optional;
import java.util.UUID;
import org.bouncycastle.crypto.params.Ed25519PrivateKeyParameters;
import org.bouncycastle.crypto.params.Ed25519PublicKeyParameters;
import org.bouncycastle.crypto.signers.Ed25519Signer;

/**
 * What a ticket's QR code says: a version, the number of the ticket, and a signature (Ed25519, RFC 8032) over these, the conference and
 * what they are for. Whoever has the key of the conference can tell at a door without a network that it is genuine.
 */
public final class TicketCode {

    private static final byte VERSION = 1;
    private static final int BYTES = 1 + 16 + Ed25519PrivateKeyParameters.SIGNATURE_SIZE;
    private static final int SIGNED = 1 + 16;
    private static final byte[] PURPOSE = "plenary ticket".getBytes(StandardCharsets.US_ASCII);

    private TicketCode() {}

    static Pass sign(Ed25519PrivateKeyParameters key, UUID conferenceId, UUID ticketId) {
        Buffer said = Buffer.buffer().appendByte(VERSION).appendBytes(bytes(ticketId));
        Ed25519Signer signer = new Ed25519Signer();
        signer.init(true, key);
        update(signer, conferenceId, said.getBytes());
        byte[] code = said.appendBytes(signer.generateSignature()).getBytes();
        return new Pass(ticketId, Base64.getUrlEncoder().withoutPadding().encodeToString(code));
    }

    /** The ticket it is of; empty for what no key of the conference has signed. */
    public static Optional<UUID> verify(Ed25519PublicKeyParameters key, UUID conferenceId, String code) {
        return decoded(code).filter(all -> isSigned(key, conferenceId, all)).map(all -> uuid(Buffer.buffer(all)));
    }

    /** The ticket it says it is of; empty for what does not even look like a code. */
    public static Optional<UUID> claimed(String code) {
        return decoded(code).map(all -> uuid(Buffer.buffer(all)));
    }

    private static Optional<byte[]> decoded(String code) {
        try {
            byte[] all = Base64.getUrlDecoder().decode(code);
            return all.length == BYTES && all[0] == VERSION ? Optional.of(all) : Optional.empty();
        } catch (IllegalArgumentException notBase64) {
            return Optional.empty();
        }
    }

    private static boolean isSigned(Ed25519PublicKeyParameters key, UUID conferenceId, byte[] all) {
        Ed25519Signer signer = new Ed25519Signer();
        signer.init(false, key);
        update(signer, conferenceId, Arrays.copyOf(all, SIGNED));
        return signer.verifySignature(Arrays.copyOfRange(all, SIGNED, all.length));
    }

    private static void update(Ed25519Signer signer, UUID conferenceId, byte[] said) {
        byte[] all = Buffer.buffer(PURPOSE)
                .appendBytes(bytes(conferenceId))
                .appendBytes(said)
                .getBytes();
        signer.update(all, 0, all.length);
    }

    private static byte[] bytes(UUID id) {
        return Buffer.buffer()
                .appendLong(id.getMostSignificantBits())
                .appendLong(id.getLeastSignificantBits())
                .getBytes();
    }

    private static UUID uuid(Buffer code) {
        return new UUID(code.getLong(1), code.getLong(1 + Long.BYTES));
    }
}
