package io.plenary.services.conferences;

import static org.assertj.core.api.Assertions.assertThat;

import io.plenary.contracts.conferences.ConferenceStatus;
import io.plenary.contracts.conferences.LifecycleAction;
import java.util.Arrays;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** Every way there is, and by that none besides. */
class LifecycleTest {

    @Test
    void whereApprovalIsNeededNothingIsPublishedWithoutIt() {
        assertThat(ways(false))
                .containsExactlyInAnyOrder(
                        "DRAFT SUBMIT SUBMITTED",
                        "REJECTED SUBMIT SUBMITTED",
                        "SUBMITTED WITHDRAW DRAFT",
                        "SUBMITTED APPROVE APPROVED",
                        "SUBMITTED REJECT REJECTED",
                        "PUBLISHED ARCHIVE ARCHIVED",
                        "DRAFT CANCEL CANCELLED",
                        "SUBMITTED CANCEL CANCELLED",
                        "APPROVED CANCEL CANCELLED",
                        "REJECTED CANCEL CANCELLED",
                        "PUBLISHED CANCEL CANCELLED");
    }

    @Test
    void whatIsApprovedOrNeedsNoApprovalIsPublishedFromWhereItIs() {
        Set<String> more = ways(true);
        more.removeAll(ways(false));

        assertThat(more)
                .containsExactlyInAnyOrder(
                        "DRAFT SUBMIT APPROVED",
                        "REJECTED SUBMIT APPROVED",
                        "DRAFT PUBLISH PUBLISHED",
                        "APPROVED PUBLISH PUBLISHED",
                        "ARCHIVED PUBLISH PUBLISHED");
    }

    @Test
    void nothingLeadsOutOfDeletionAndCancellation() {
        assertThat(Arrays.stream(LifecycleAction.values()).flatMap(action -> Lifecycle.sources(action, true).stream()))
                .doesNotContain(ConferenceStatus.DELETED, ConferenceStatus.CANCELLED);
    }

    private static Set<String> ways(boolean approved) {
        return Arrays.stream(LifecycleAction.values())
                .flatMap(action -> Lifecycle.sources(action, approved).stream()
                        .map(from -> from + " " + action + " " + Lifecycle.target(action, approved)))
                .collect(Collectors.toCollection(TreeSet::new));
    }
}
