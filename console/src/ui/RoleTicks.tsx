/** Roles by name, of which one ticks some. */
export function RoleTicks({
  label,
  hint,
  roles,
  chosen,
  onChange,
}: {
  label: string;
  hint: string;
  roles: string[];
  chosen: string[];
  onChange: (chosen: string[]) => void;
}) {
  return (
    <fieldset>
      <legend>{label}</legend>
      <p className="soft">{hint}</p>
      <div className="choices">
        {roles.map((role) => (
          <label key={role} className="check">
            <input
              type="checkbox"
              checked={chosen.includes(role)}
              onChange={(event) =>
                onChange(event.target.checked ? [...chosen, role] : chosen.filter((each) => each !== role))
              }
            />
            <span>{role}</span>
          </label>
        ))}
      </div>
    </fieldset>
  );
}
