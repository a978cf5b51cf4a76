package freehold.telemetry;

import freehold.assets.SeriesSchema.Variable;
import freehold.telemetry.model.Summary;
import java.util.Map;

/**
 * One interval that is not empty.
 *
 * @param interval its number among those asked for, from 0
 * @param byVariable in the order of the variables; one without a value is not among them
 */
public record Summaries(int interval, Map<Variable, Summary> byVariable) {}
