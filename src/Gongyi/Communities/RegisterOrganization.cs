using Gongyi.Journal;
using Gongyi.Shared;

namespace Gongyi.Communities;

/// <summary>An organisation becomes known to the community. Being known is not being admitted.</summary>
public static class RegisterOrganization
{
    public sealed record Input(string Name, OrganizationLegalForm Form, string CreditCode = "", Guid? Courtyard = null, OrganizationKind? Kind = null);

    public sealed record Answer(Guid Id);

    public static Result<Answer> Run(Write write, Input input)
    {
        if (write.Unless(Act.SetUp) is { } seat) return seat;
        return new Answer(write.Add(Organization.Register(
            write.Actor, write.NewId(), input.Name, input.Form, input.CreditCode, input.Courtyard, input.Kind)).Id);
    }
}
