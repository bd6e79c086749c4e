package io.plenary.services.auth;

import com.nulabinc.zxcvbn.Pattern;
import com.nulabinc.zxcvbn.Strength;
import com.nulabinc.zxcvbn.Zxcvbn;
import com.nulabinc.zxcvbn.matchers.Match;
import io.plenary.contracts.Fault;
import io.plenary.contracts.Refusal;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Refuses passwords that are guessed early, and says why. Estimating takes some milliseconds of a core. */
final class PasswordStrength {

    /** What is longer is estimated by its beginning: the effort grows with the square of the length. */
    private static final int ESTIMATED = 64;
    /** A hundred million guesses or more: more than anybody makes where guessing is slowed down. */
    private static final int LEAST_SCORE = 2;

    private static final Zxcvbn ZXCVBN = new Zxcvbn();

    private PasswordStrength() {}

    static void require(NewPassword password) {
        weakness(password).ifPresent(fault -> {
            throw Refusal.INVALID.because("The password is too easy to guess.", List.of(fault.at(password.pointer())));
        });
    }

    static Optional<Fault> weakness(NewPassword password) {
        Strength strength = ZXCVBN.measure(beginning(password.text()), personal(password));
        return strength.getScore() >= LEAST_SCORE ? Optional.empty() : Optional.of(reason(strength.getSequence()));
    }

    private static String beginning(String text) {
        return text.substring(0, Math.min(ESTIMATED, text.length()));
    }

    private static List<String> personal(NewPassword password) {
        return password.personal().stream()
                .flatMap(known -> Stream.concat(Stream.of(known), Stream.of(known.split("[^\\p{L}\\p{N}]+"))))
                .filter(word -> word.length() > 2)
                .map(PasswordStrength::beginning)
                .toList();
    }

    /** What most of it is made of. */
    private static Fault reason(List<Match> sequence) {
        return sequence.stream()
                .max(Comparator.comparingInt(Match::tokenLength))
                .map(PasswordStrength::reason)
                .orElse(Fault.PASSWORD_GUESSABLE);
    }

    private static Fault reason(Match match) {
        if (match.pattern == Pattern.Dictionary) {
            return switch (match.dictionaryName) {
                case "user_inputs" -> Fault.PASSWORD_IS_YOURS;
                case "passwords" -> Fault.PASSWORD_COMMON;
                default -> Fault.PASSWORD_GUESSABLE;
            };
        }
        return switch (match.pattern) {
            case Spatial -> Fault.PASSWORD_KEYS;
            case Repeat -> Fault.PASSWORD_REPEATS;
            case Sequence, Date, Regex -> Fault.PASSWORD_SEQUENCE;
            default -> Fault.PASSWORD_GUESSABLE;
        };
    }
}
