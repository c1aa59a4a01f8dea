using Gongyi.Shared;

namespace Gongyi.Lists;

/// <summary>What a list is taken out of the house for.</summary>
public enum ExportPurpose { JointMeeting, Visits, Report, Checking }

/// <summary>A need leaves the house on a list: whoever it is about can read in the journal that it did, and for what.</summary>
public sealed partial class Need
{
    public Refusal? Export(ExportPurpose? purpose)
    {
        if (purpose is null) return new ChoiceMissing("purpose");
        Tell(new NeedExported(Id, purpose.Value));
        return null;
    }
}
