package freehold.events.usecase;

import freehold.access.Access;
import freehold.access.Grant;
import freehold.access.Guard;
import freehold.access.Reach;
import freehold.decision.Action;
import freehold.decision.AssetId;
import freehold.decision.AssetRef;
import freehold.decision.TenantId;
import freehold.events.model.EventDraft;
import freehold.events.model.EventFilter;
import freehold.events.model.EventType;
import freehold.events.model.Job;
import freehold.events.model.Limits;
import freehold.events.store.EventSight;
import freehold.events.store.EventTable;
import freehold.events.store.EventTable.Choice;
import freehold.events.store.JobTable;
import freehold.identity.Caller;
import freehold.kernel.ProblemException;
import freehold.kernel.http.PageWish;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.Supplier;
import org.springframework.stereotype.Component;

/**
 * Records or deletes many events at once. A job is done when its answer comes: all that could be done is durable, and
 * what could not is told one by one.
 */
@Component
public class RunJobs {
    private final Access access;
    private final RecordEvent record;
    private final EventTable events;
    private final EventCatalogue types;
    private final JobTable jobs;

    RunJobs(Access access, RecordEvent record, EventTable events, EventCatalogue types, JobTable jobs) {
        this.access = access;
        this.record = record;
        this.events = events;
        this.types = types;
        this.jobs = jobs;
    }

    /**
     * Records those of the events that can be; if none can, what is wrong with the first is the answer.
     *
     * @param drafts each may refuse to be made
     */
    public Job create(Caller caller, List<Supplier<EventDraft>> drafts) {
        return access.write(caller, guard -> {
            long recorded = 0;
            Optional<ProblemException> first = Optional.empty();
            List<Job.Fault> faults = new ArrayList<>();
            for (int i = 0; i < drafts.size(); i++) {
                try {
                    record.record(guard, drafts.get(i).get());
                    recorded++;
                } catch (ProblemException refused) {
                    faults.add(new Job.Fault(i, refused.problem().message()));
                    first = first.or(() -> Optional.of(refused));
                }
            }
            if (recorded == 0) {
                throw first.orElseThrow();
            }
            return remembered(guard, Job.Kind.CREATE, new Job.Details(recorded, faults));
        });
    }

    /**
     * Deletes those of the events that are of assets the caller may edit, the history included.
     *
     * @param wanted made for the type, whose fields it may speak of
     */
    public Job delete(Caller caller, String typeId, Function<EventType, EventFilter> wanted) {
        return access.write(caller, guard -> {
            EventSight.Own sight = new EventSight.Own(guard.visible(Action.READ_EVENTS, Reach.OWN));
            EventType type = types.find(sight.grant(), typeId).orElseThrow(() -> EventDraft.unknownType(typeId));
            Choice choice = new Choice(Optional.of(typeId), wanted.apply(type), true, guard.now());
            if (events.count(sight, choice) > Limits.DELETED_BY_JOB) {
                throw ProblemException.limit(
                        "events",
                        "A job deletes at most " + Limits.DELETED_BY_JOB + " events: ask for fewer at a time.");
            }
            List<Grant<Action.WriteEvents, AssetRef>> editable = new ArrayList<>();
            List<Job.Fault> faults = new ArrayList<>();
            for (AssetId asset : events.assetsOf(sight, choice)) {
                guard.find(Action.WRITE_EVENTS, asset, Reach.OWN)
                        .ifPresentOrElse(
                                editable::add,
                                () -> faults.add(new Job.Fault(
                                        0, "The events of asset " + asset + " can't be deleted: it can't be edited.")));
            }
            long deleted = events.delete(sight, choice, editable);
            return remembered(guard, Job.Kind.DELETE, new Job.Details(deleted, faults));
        });
    }

    private Job remembered(Guard guard, Job.Kind kind, Job.Details details) {
        Job job = new Job(UUID.randomUUID().toString(), kind, details);
        jobs.insert(guard.require(Action.BROWSE), job);
        return job;
    }

    public Job read(Caller caller, Job.Kind kind, String id) {
        return access.read(
                caller,
                guard -> jobs.find(guard.require(Action.BROWSE), kind, id)
                        .orElseThrow(() -> ProblemException.notFound("job", id)));
    }

    /** A part of a list, the newest first. */
    public record Found(List<Job> jobs, long total) {}

    public Found list(Caller caller, Job.Kind kind, PageWish wish) {
        return access.read(caller, guard -> {
            Grant<Action.Browse, TenantId> grant = guard.require(Action.BROWSE);
            return new Found(jobs.slice(grant, kind, wish), jobs.count(grant, kind));
        });
    }
}
