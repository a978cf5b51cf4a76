package freehold.assets.model;

import freehold.assets.DataType;
import java.util.Optional;

/**
 * Definition of a variable, in an aspect type or directly in an asset type.
 *
 * @param length the most characters; texts only
 * @param searchable static variables only
 * @param qualityCode whether each sample can tell how good it is; dynamic variables only
 * @param defaultValue what an asset has unless it sets a value; static variables only
 */
public record Variable(
        String name,
        DataType dataType,
        Optional<String> unit,
        Optional<Integer> length,
        boolean searchable,
        boolean qualityCode,
        Optional<String> defaultValue) {

    /** Bytes a value of it can need in a record. */
    public int bytes() {
        return switch (dataType) {
            case BOOLEAN -> 1;
            case INT -> 4;
            case LONG, DOUBLE, TIMESTAMP -> 8;
            case STRING, BIG_STRING -> 2 * length.orElse(0);
        };
    }
}
