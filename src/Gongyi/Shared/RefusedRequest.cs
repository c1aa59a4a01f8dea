namespace Gongyi.Shared;

/// <summary>What a request was refused with, remembered beside it for the status page and the log.</summary>
public static class RefusedRequest
{
    extension(HttpContext http)
    {
        public Refusal? Refused
        {
            get => http.Items["no"] as Refusal;
            set => http.Items["no"] = value;
        }
    }
}
