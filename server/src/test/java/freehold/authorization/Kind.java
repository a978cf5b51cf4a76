package freehold.authorization;

import java.util.Arrays;
import java.util.Optional;
import java.util.regex.Pattern;

/** What an id stands for, told by the name of its place: {@code path variable}, or {@code body member}. */
enum Kind {
    ASSET("\\S+ (assetId|entityId)|body (assetId|parentId|newParentId|entityId|entity)|query assetId"),
    ASPECT("\\S+ propertySetName|body propertySetName|query (aspect|aspectName)"),
    ASPECT_TYPE("\\S+ aspectTypeId|body aspectTypeId"),
    ASSET_TYPE("\\S+ assetTypeId|body (typeId|parentTypeId)"),
    COLLABORATION("/api/sharing/v1/collaborations/\\S* id"),
    SHARE("/api/sharing/v1/shares/\\S* id"),
    PROFILE("/api/sharing/v1/profiles/\\S* id"),
    ASSET_GROUP("/api/assets/v1/groups/\\S* groupId"),
    NOTIFICATION("/api/notifications/v1/\\S* id"),
    CREDENTIAL("\\S+ clientId"),
    SUBTENANT("/api/(tenantmanagement/v4|settings/v1)/subtenants/\\S* id|\\S+ subtenantId|body subtenant"),
    REGION("\\S+ regionId"),
    TENANT("\\S+ tenantId|/api/platform/v1/tenants/\\S* id"),
    /** A tenant by what its partners may call it. */
    PARTNER("body receiver"),
    USER("\\S+ (userId|memberId)"),
    GROUP("\\S+ groupId"),
    EVENT("\\S+ eventId"),
    EVENT_TYPE("\\S+ eventTypeId"),
    JOB("\\S+ jobId"),
    IMPORT("\\S+ importId"),
    POLICY("\\S+ policyId"),
    RESOURCE_GROUP("\\S+ resourceGroupId"),
    TOKEN("\\S+ tokenId"),
    FILE("/api/iotfile/\\S* path"),
    MODEL_FILE("\\S+ fileId|body fileId"),
    /** Under which a file is assigned: a word of the tenant's, no id. */
    FILE_KEY("\\S+ key"),
    SHARING_ID("body partner"),
    /** What the operator keeps or configures: no tenant's. */
    INSTALLATION("\\S+ (operatorId|issuerId)");

    private final Pattern places;

    Kind(String places) {
        this.places = Pattern.compile(places);
    }

    static Optional<Kind> at(String place) {
        return Arrays.stream(values())
                .filter(kind -> kind.places.matcher(place).matches())
                .findFirst();
    }
}
