package freehold.decision;

import java.util.Optional;

/**
 * What a caller wants to do. Each action is a type of its own, so that a grant to read can't be passed where a grant
 * to edit is needed.
 */
public sealed interface Action {

    /** An action on one asset. */
    sealed interface OnAsset extends Action {
        /** Whether it changes nothing: what can be done with a received asset. */
        default boolean isLook() {
            return this instanceof Notice
                    || this instanceof Read
                    || this instanceof ReadEvents
                    || this instanceof ReadSeries
                    || this instanceof FollowSeries;
        }
    }

    /** An action on a tenant as a whole: its types, its agreements, its credentials. */
    sealed interface OnTenant extends Action {
        /** The right the action needs; empty where any role of Asset Manager is enough. */
        Optional<Right> right();
    }

    /** Know that the asset is there, and what it is called. */
    record Notice() implements OnAsset {}

    /** See the asset: details and definitions, as far as the projection goes. */
    record Read() implements OnAsset {}

    /** Change the asset's own record. */
    record Edit() implements OnAsset {}

    /** Say where the asset stands. */
    record SetLocation() implements OnAsset {}

    /**
     * Create an asset below this one.
     *
     * @param basicHierarchy whether the new asset's type is core.basichierarchy or derived from it
     */
    record AddChild(boolean basicHierarchy) implements OnAsset {}

    /** Put the asset in the bin. */
    record Delete() implements OnAsset {}

    /** Hang the asset below another. What may become its parent is a question of its own: {@link TakeChild}. */
    record Move() implements OnAsset {}

    /**
     * Become the parent of an asset that is there already: one that moves, or comes back from the bin.
     *
     * @param from the subtenant of that asset
     */
    record TakeChild(Optional<SubtenantId> from) implements OnAsset {}

    /** Take the asset out of the bin. */
    record Restore() implements OnAsset {}

    /** Do away with an asset in the bin for good. */
    record Purge() implements OnAsset {}

    /** Offer the asset to another tenant. */
    record Share() implements OnAsset {}

    /** See what has happened to the asset. */
    record ReadEvents() implements OnAsset {}

    /** Say what has happened to the asset. */
    record WriteEvents() implements OnAsset {}

    /** See samples, as far as the projection goes. */
    record ReadSeries() implements OnAsset {}

    /** See samples as they come in. */
    record FollowSeries() implements OnAsset {}

    /** Write or delete samples. */
    record WriteSeries(How how) implements OnAsset {
        /** Policies tell these apart; rights don't. */
        public enum How {
            ONE,
            SEVERAL,
            BULK,
            MERGE,
            DELETE
        }
    }

    /** What is done with the files of an asset. Through a share, nothing is. */
    sealed interface OnFiles extends OnAsset {}

    /** List and download the asset's files. */
    record ReadFiles() implements OnFiles {}

    /** Add a file to the asset, or replace one. */
    record UploadFiles() implements OnFiles {}

    /** Remove a file of the asset. */
    record DeleteFiles() implements OnFiles {}

    /** See what every caller of Asset Manager may see in the tenant: types, aspect types, lists as such. */
    record Browse() implements OnTenant {
        @Override
        public Optional<Right> right() {
            return Optional.empty();
        }
    }

    /** Change what the tenant is and who belongs to it: subtenants, provider information. Administrators at tenant level. */
    record Administer() implements OnTenant {
        @Override
        public Optional<Right> right() {
            return Optional.empty();
        }
    }

    /** See how much of its quotas the tenant uses. Only at tenant level. */
    record ViewUsage() implements OnTenant {
        @Override
        public Optional<Right> right() {
            return Optional.of(Right.VIEW_CONSUMPTION_DETAILS);
        }
    }

    /** See collaborations, offers and shares, whatever the role. Only at tenant level. */
    record ReadSharing() implements OnTenant {
        @Override
        public Optional<Right> right() {
            return Optional.empty();
        }
    }

    /** Create, change or delete aspect types and asset types. Only at tenant level: all subtenants have the same. */
    record EditModel(Right needed) implements OnTenant {
        @Override
        public Optional<Right> right() {
            return Optional.of(needed);
        }
    }

    /** Make, change or delete groups of assets. Only at tenant level. */
    record EditGroups() implements OnTenant {
        @Override
        public Optional<Right> right() {
            return Optional.of(Right.EDIT_ASSETS_IN_TENANT);
        }
    }

    /** Call, label and place received assets otherwise than their owner does. Only at tenant level. */
    record EditReceived() implements OnTenant {
        @Override
        public Optional<Right> right() {
            return Optional.of(Right.EDIT_ASSETS_IN_TENANT);
        }
    }

    /** Add, change or delete files that assets and types can be assigned. Also in a subtenant. */
    record KeepFiles(Right needed) implements OnTenant {
        @Override
        public Optional<Right> right() {
            return Optional.of(needed);
        }
    }

    /** Make, answer or end collaborations and shares. Only at tenant level. */
    record ManageSharing(Right needed) implements OnTenant {
        @Override
        public Optional<Right> right() {
            return Optional.of(needed);
        }
    }

    /** Lay down what a new tenant has from the start. Granted to the platform only, while it founds the tenant. */
    record Found() implements Action {}

    Notice NOTICE = new Notice();
    Read READ = new Read();
    Edit EDIT = new Edit();
    Delete DELETE = new Delete();
    Move MOVE = new Move();
    Restore RESTORE = new Restore();
    Purge PURGE = new Purge();
    SetLocation SET_LOCATION = new SetLocation();
    Share SHARE = new Share();
    ReadEvents READ_EVENTS = new ReadEvents();
    WriteEvents WRITE_EVENTS = new WriteEvents();
    ReadSeries READ_SERIES = new ReadSeries();
    FollowSeries FOLLOW_SERIES = new FollowSeries();
    WriteSeries WRITE_SERIES = new WriteSeries(WriteSeries.How.ONE);
    WriteSeries WRITE_SEVERAL_SERIES = new WriteSeries(WriteSeries.How.SEVERAL);
    WriteSeries WRITE_SERIES_IN_BULK = new WriteSeries(WriteSeries.How.BULK);
    WriteSeries DELETE_SERIES = new WriteSeries(WriteSeries.How.DELETE);
    ReadFiles READ_FILES = new ReadFiles();
    UploadFiles UPLOAD_FILES = new UploadFiles();
    DeleteFiles DELETE_FILES = new DeleteFiles();
    Browse BROWSE = new Browse();
    Administer ADMINISTER = new Administer();
    ViewUsage VIEW_USAGE = new ViewUsage();
    ReadSharing READ_SHARING = new ReadSharing();
    EditModel CREATE_ASPECT_TYPES = new EditModel(Right.CREATE_ASPECTS_IN_TENANT);
    EditModel EDIT_ASPECT_TYPES = new EditModel(Right.EDIT_ASPECTS);
    EditModel DELETE_ASPECT_TYPES = new EditModel(Right.DELETE_ASPECTS);
    EditModel CREATE_ASSET_TYPES = new EditModel(Right.CREATE_TYPES_IN_TENANT);
    EditModel EDIT_ASSET_TYPES = new EditModel(Right.EDIT_TYPES);
    EditModel DELETE_ASSET_TYPES = new EditModel(Right.DELETE_TYPES);
    EditGroups EDIT_GROUPS = new EditGroups();
    EditReceived EDIT_RECEIVED = new EditReceived();
    KeepFiles KEEP_FILES = new KeepFiles(Right.UPLOAD_FILES);
    KeepFiles REMOVE_FILES = new KeepFiles(Right.DELETE_FILES);
    ManageSharing START_SHARING = new ManageSharing(Right.SHARE_ASSETS);
    ManageSharing END_SHARING = new ManageSharing(Right.UNSHARE_ASSETS);
}
