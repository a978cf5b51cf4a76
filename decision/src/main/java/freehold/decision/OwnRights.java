package freehold.decision;

import freehold.decision.Decision.ChangesSubtenant;
import freehold.decision.Decision.FixedInTree;
import freehold.decision.Decision.MissingRight;
import freehold.decision.Decision.NotInBin;
import freehold.decision.Decision.NotShareable;
import freehold.decision.Decision.Reason;
import java.util.Optional;

/** What a subject may do with an asset of its own tenant that it can see: the matrix of rights and its footnotes. */
final class OwnRights {
    private final Subject subject;
    private final TenantFacts mine;

    OwnRights(Subject subject, TenantFacts mine) {
        this.subject = subject;
        this.mine = mine;
    }

    /** What is in the way; empty where nothing is. */
    Optional<Reason> missing(Action.OnAsset action, AssetFact asset) {
        boolean inSubtenant = asset.subtenant().isPresent();
        return switch (action) {
            case Action.Notice notice -> Optional.empty();
            case Action.Read read -> Optional.empty();
            case Action.ReadEvents events -> Optional.empty();
            case Action.ReadSeries series -> Optional.empty();
            case Action.FollowSeries series -> Optional.empty();
            // Who may change an asset may say what happens to it.
            case Action.WriteEvents events -> missingOfFootnote1(toEdit(inSubtenant), asset);
            case Action.Edit edit -> missingOfFootnote1(toEdit(inSubtenant), asset);
            // The same footnote: the location of any asset of theirs, whatever its type.
            case Action.SetLocation setLocation -> missingAny(toEdit(inSubtenant));
            case Action.AddChild child -> missingAddChild(child, inSubtenant);
            case Action.Delete delete -> missingAny(toDelete(asset)).or(() -> fixed(asset));
            case Action.Move move ->
                missingOfFootnote1(inSubtenant ? Right.MOVE_ASSETS_IN_SUBTENANT : Right.MOVE_ASSETS_IN_TENANT, asset)
                        .or(() -> fixed(asset));
            case Action.TakeChild child -> missingTakeChild(child, asset);
            case Action.Restore restore -> Optional.of(new NotInBin());
            case Action.Purge purge -> Optional.of(new NotInBin());
            case Action.Share share -> missingShare(asset);
            case Action.WriteSeries write ->
                subject.technical() ? Optional.empty() : missingAny(Right.IMPORT_TIME_SERIES);
            case Action.ReadFiles read -> Optional.empty();
            case Action.UploadFiles upload -> missingAny(Right.UPLOAD_FILES);
            case Action.DeleteFiles delete -> missingAny(Right.DELETE_FILES);
        };
    }

    boolean mayDelete(AssetFact asset) {
        return subject.has(toDelete(asset));
    }

    private static Right toEdit(boolean inSubtenant) {
        return inSubtenant ? Right.EDIT_ASSETS_IN_SUBTENANT : Right.EDIT_ASSETS_IN_TENANT;
    }

    private static Right toDelete(AssetFact asset) {
        return asset.basicHierarchy() ? Right.DELETE_BASIC_HIERARCHY_ASSETS : Right.DELETE_ASSETS;
    }

    /**
     * A root holds everything, and the folder of a subtenant all that is the subtenant's; and whatever place a subtenant
     * has elsewhere is not the subtenant's to take away.
     */
    private Optional<Reason> fixed(AssetFact asset) {
        boolean top = asset.parent().isEmpty()
                || asset.kind() == AssetFact.Kind.SUBTENANT_FOLDER
                || (subject.subtenant().isPresent() && !hangsInItsSubtenant(asset));
        return top ? Optional.of(new FixedInTree()) : Optional.empty();
    }

    private boolean hangsInItsSubtenant(AssetFact asset) {
        return asset.parent()
                .flatMap(mine::asset)
                .filter(parent -> parent.kind() != AssetFact.Kind.SHARE_FOLDER)
                .filter(parent -> parent.subtenant().equals(asset.subtenant()))
                .isPresent();
    }

    /** Footnote 1 of the matrix: those who only have a subtenant's rights have them over BasicHierarchy types. */
    private Optional<Reason> missingOfFootnote1(Right right, AssetFact asset) {
        boolean basicOnly = !subject.roles().contains(Role.ADMINISTRATOR)
                && !subject.roles().contains(Role.STANDARD_USER);
        return basicOnly && !asset.basicHierarchy() ? Optional.of(new MissingRight(right)) : missingAny(right);
    }

    /** Footnote 2 of the matrix: only administrators create assets of other than BasicHierarchy types. */
    private Optional<Reason> missingAddChild(Action.AddChild child, boolean inSubtenant) {
        Right create = inSubtenant ? Right.CREATE_ASSETS_IN_SUBTENANT : Right.CREATE_ASSETS_IN_TENANT;
        return !child.basicHierarchy() && !subject.roles().contains(Role.ADMINISTRATOR)
                ? Optional.of(new MissingRight(create))
                : missingAny(create, toAddChild(inSubtenant));
    }

    private Optional<Reason> missingTakeChild(Action.TakeChild child, AssetFact parent) {
        Optional<Reason> missing = missingAny(toAddChild(parent.subtenant().isPresent()));
        boolean changes = !child.from().equals(parent.subtenant());
        return missing.isEmpty() && changes && !subject.roles().contains(Role.ADMINISTRATOR)
                ? Optional.of(new ChangesSubtenant())
                : missing;
    }

    private static Right toAddChild(boolean inSubtenant) {
        return inSubtenant ? Right.ADD_CHILD_ASSETS_IN_SUBTENANT : Right.ADD_CHILD_ASSETS;
    }

    private Optional<Reason> missingShare(AssetFact asset) {
        if (subject.subtenant().isPresent()) {
            return Optional.of(new MissingRight(Right.SHARE_ASSETS));
        }
        Optional<Reason> missing = missingAny(Right.SHARE_ASSETS);
        return missing.isEmpty() && asset.parent().isEmpty() ? Optional.of(new NotShareable()) : missing;
    }

    private Optional<Reason> missingAny(Right... needed) {
        for (Right right : needed) {
            if (!subject.has(right)) {
                return Optional.of(new MissingRight(right));
            }
        }
        return Optional.empty();
    }
}
