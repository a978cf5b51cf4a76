package freehold.decision;

import freehold.decision.Decision.Allowed;
import freehold.decision.Decision.Denied;
import freehold.decision.Decision.FixedInTree;
import freehold.decision.Decision.InBin;
import freehold.decision.Decision.NotInBin;
import freehold.decision.Decision.NotOwner;
import freehold.decision.Decision.NotShareable;

/** What can be done at all in the bin, and with folders of received assets, by whoever sees them. */
final class SpecialPlaces {
    private SpecialPlaces() {}

    static Decision bin(Action.OnAsset action, TenantId tenant) {
        Decision allowed = new Allowed(tenant, false, new Projection.Whole());
        Decision restoreFirst = new Denied(new InBin(), false);
        return switch (action) {
            case Action.Notice notice -> allowed;
            case Action.Read read -> allowed;
            case Action.ReadEvents readEvents -> allowed;
            case Action.ReadSeries readSeries -> allowed;
            case Action.Restore restore -> allowed;
            case Action.Purge purge -> allowed;
            case Action.ReadFiles readFiles -> Decision.HIDDEN;
            case Action.UploadFiles uploadFiles -> restoreFirst;
            case Action.DeleteFiles deleteFiles -> restoreFirst;
            case Action.Edit edit -> restoreFirst;
            case Action.SetLocation setLocation -> restoreFirst;
            case Action.AddChild addChild -> restoreFirst;
            case Action.Delete delete -> restoreFirst;
            case Action.Move move -> restoreFirst;
            case Action.TakeChild takeChild -> restoreFirst;
            case Action.Share share -> restoreFirst;
            case Action.FollowSeries followSeries -> restoreFirst;
            case Action.WriteSeries writeSeries -> restoreFirst;
            case Action.WriteEvents writeEvents -> restoreFirst;
        };
    }

    static Decision folder(Action.OnAsset action, TenantId tenant) {
        Decision allowed = new Allowed(tenant, true, new Projection.Whole());
        Decision notOwner = new Denied(new NotOwner(), true);
        return switch (action) {
            case Action.Notice notice -> allowed;
            case Action.Read read -> allowed;
            case Action.ReadEvents events -> allowed;
            case Action.ReadSeries series -> allowed;
            case Action.FollowSeries series -> allowed;
            case Action.Share share -> new Denied(new NotShareable(), true);
            case Action.Edit edit -> notOwner;
            case Action.SetLocation setLocation -> notOwner;
            case Action.AddChild addChild -> notOwner;
            case Action.TakeChild takeChild -> notOwner;
            case Action.WriteSeries writeSeries -> notOwner;
            case Action.WriteEvents writeEvents -> notOwner;
            case Action.OnFiles files -> notOwner;
            case Action.Delete delete -> new Denied(new FixedInTree(), true);
            case Action.Move move -> new Denied(new FixedInTree(), true);
            case Action.Restore restore -> new Denied(new NotInBin(), true);
            case Action.Purge purge -> new Denied(new NotInBin(), true);
        };
    }
}
