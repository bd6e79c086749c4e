package io.plenary.services.registrations.attendees;

import io.plenary.contracts.registrations.AttendeeImportsService;
import io.plenary.contracts.registrations.HoldersService;
import io.plenary.runtime.work.Jobs;
import io.plenary.services.registrations.tickets.Part;
import io.plenary.services.registrations.tickets.PartContext;
import io.vertx.core.Future;
import java.util.List;

/** People who come from elsewhere, and who holds tickets. */
public final class AttendeesPart implements Part {

    private static final int IMPORTED_AT_ONCE = 2;

    private final PartContext context;

    public AttendeesPart(PartContext context) {
        this.context = context;
    }

    @Override
    public Future<?> begin() {
        Jobs importing = context.jobs(AttendeeImportWork.KIND, AttendeeImportWork.TERMS);
        AttendeeImportWork work = new AttendeeImportWork(context.vertx(), context.database(), importing);
        return answer(importing).compose(open -> context.work(importing, work, IMPORTED_AT_ONCE));
    }

    private Future<?> answer(Jobs importing) {
        AttendeeFiles files = new AttendeeFiles(context.vertx(), context.database());
        AttendeeImports imports = new AttendeeImports(context.database(), context.own(), importing, files);
        Holders holders = new Holders(context.database());
        return Future.all(List.of(
                context.answer(AttendeeImportsService.class, AttendeeImportsService.ADDRESS, imports),
                context.answer(HoldersService.class, HoldersService.ADDRESS, holders)));
    }
}
