package freehold.assets;

import java.time.ZoneId;
import java.util.List;
import java.util.Optional;

/**
 * What a time series of an asset can hold.
 *
 * @param zone where the asset is: its days begin at midnight there
 * @param aspectTypeId the type of the dynamic aspect
 * @param variables in the order of their slots; of a received asset only those that are lent
 */
public record SeriesSchema(TwinType twinType, ZoneId zone, String aspectTypeId, List<Variable> variables) {
    public SeriesSchema {
        variables = List.copyOf(variables);
    }

    /**
     * One variable.
     *
     * @param slot where its samples are kept: the same for ever, and never another variable's
     * @param length the most characters a text may have
     */
    public record Variable(
            int slot,
            String name,
            DataType dataType,
            Optional<String> unit,
            Optional<Integer> length,
            boolean qualityCode) {}
}
