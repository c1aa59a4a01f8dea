using Gongyi.Governance;
using Gongyi.Projects;

namespace Gongyi.Front;

/// <summary>The colour beside a state's word: it repeats the word, it never replaces it.</summary>
public static class Tones
{
    public static string Of(ProjectState state) => state switch
    {
        ProjectState.NotPassed or ProjectState.Terminated => "err",
        ProjectState.Rectification => "warn",
        ProjectState.ResultPublished or ProjectState.Archived => "ok",
        ProjectState.Drafting => "",
        _ => "info",
    };

    public static string Of(NoticeState state) => state switch
    {
        NoticeState.Draft => "",
        NoticeState.Open => "seal",
        NoticeState.Objected => "warn",
        NoticeState.Passed => "ok",
        NoticeState.Upheld => "err",
    };

    public static string Of(SittingState state) => state switch
    {
        SittingState.Convened => "info",
        SittingState.Closed => "ok",
        SittingState.NoQuorum => "warn",
    };

    public static string Of(MotionState state) => state switch
    {
        MotionState.Open => "info",
        MotionState.Passed => "ok",
        MotionState.NotPassed => "err",
        MotionState.HandedOver or MotionState.Lapsed => "warn",
    };
}
